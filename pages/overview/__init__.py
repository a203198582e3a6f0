"""The process as a whole: who is responsible for which step, for whom and when."""
