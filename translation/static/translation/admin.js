// Cells say what they are, for who sees a table as a list (admin.css).
for (const table of document.querySelectorAll("table.stacked")) {
  const labels = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  for (const body of table.tBodies) {
    for (const row of body.rows) [...row.cells].forEach((cell, place) => { cell.dataset.label = labels[place]; });
  }
}
