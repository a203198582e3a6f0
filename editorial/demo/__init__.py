"""What the example content has of this room: the changes of the law, and the work of the example kommun with one.

`manage.py load_demo` stands here, above `pages.demo`, since imports go down: it loads the site and then this.
"""
