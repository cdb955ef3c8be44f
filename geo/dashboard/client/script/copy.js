/* Copying coordinates, and saying so on the button and aloud. */

export async function copyText(root, button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // Over plain HTTP from another machine there is no clipboard to ask: the old way.
    const field = document.createElement("textarea");
    field.value = button.dataset.copy;
    field.setAttribute("readonly", "");
    button.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
  }
  const before = button.dataset.before || button.textContent;
  button.dataset.before = before;
  button.textContent = button.dataset.copied;
  root.status.textContent = `${button.dataset.copied}: ${button.dataset.copy}`;
  clearTimeout(button.back);
  button.back = setTimeout(() => (button.textContent = before), 1600);
}
