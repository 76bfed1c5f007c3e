"""What the tests in a browser share: they wait for what a step brings, however busy the machine is."""

import time


def until(page, condition, seconds=15):
    """Waits until a condition holds, and tells whether it does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        page.wait_for_timeout(50)
    return True


def show(page, view):
    """Opens a view by its tab. The address changes with the click, the view by an event after it."""
    page.click(f"#to-{view}")
    page.wait_for_selector(f"#{view}")


def go_to_link(page, link):
    """Goes to a link by the page's address."""
    page.evaluate("link => { location.hash = '#' + link; }", link)
    page.wait_for_selector(f'#panel-heading[data-id="{link}"]')
