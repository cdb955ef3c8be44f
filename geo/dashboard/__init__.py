"""The Streamlit views of a report and its places; only app.py imports them."""
