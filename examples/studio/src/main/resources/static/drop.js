// Files that are dropped on a place, or chosen in its field.

export function acceptDrops(place, field, onFiles) {
  field.addEventListener('change', () => {
    const files = Array.from(field.files);
    field.value = '';
    if (files.length > 0) {
      onFiles(files);
    }
  });
  for (const kind of ['dragenter', 'dragover']) {
    place.addEventListener(kind, event => {
      event.preventDefault();
      place.classList.add('over');
    });
  }
  for (const kind of ['dragleave', 'drop']) {
    place.addEventListener(kind, () => place.classList.remove('over'));
  }
  place.addEventListener('drop', event => {
    event.preventDefault();
    const files = Array.from(event.dataTransfer?.files ?? []);
    if (files.length > 0) {
      onFiles(files);
    }
  });
}

// A file that misses the place must not replace the page.
for (const kind of ['dragover', 'drop']) {
  window.addEventListener(kind, event => event.preventDefault());
}
