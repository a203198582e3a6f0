// A job's page keeps itself up to date; without this script it does so when it is loaded again.
(() => {
  const section = document.querySelector("[data-job]");
  const address = section && section.dataset.job;
  if (!address) return;

  const PAUSE = 2000;
  const bar = section.querySelector("progress");
  const sentence = section.querySelector("[data-job-sentence]");
  const state = section.querySelector("[data-job-state]");

  const show = (job) => {
    bar.value = job.finished;
    bar.max = job.total;
    bar.textContent = job.sentence;
    if (sentence.textContent !== job.sentence) sentence.textContent = job.sentence;
    if (state.textContent !== job.label) state.textContent = job.label;
  };

  const ask = async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        const job = await answer.json();
        show(job);
        if (!job.is_moving) return window.location.reload();
      } else if (answer.status < 500) return;
    } catch {
      // The server is away for a moment; ask again.
    }
    setTimeout(ask, PAUSE);
  };

  setTimeout(ask, PAUSE);
})();
