"""What runs in the browser: the page's HTML pieces, their script and their style."""
