// The studio's own API.

const JSON_TYPE = {'Content-Type': 'application/json'};

async function answerOf(response) {
  const body = response.headers.get('Content-Type')?.includes('json') ? await response.json() : null;
  if (!response.ok) {
    throw Object.assign(new Error(`The studio answered ${response.status}`), {status: response.status, body});
  }
  return body;
}

async function send(method, path, body) {
  return answerOf(await fetch(path, {method, headers: JSON_TYPE, body: JSON.stringify(body ?? {})}));
}

export const api = {
  studio: async () => answerOf(await fetch('api/studio')),
  check: request => send('POST', 'api/check', request),
  run: (id, order) => send('PUT', `api/jobs/${id}`, order),
  again: id => send('POST', `api/jobs/${id}/again`),
  cancel: id => send('POST', `api/jobs/${id}/cancel`),
  sample: () => send('POST', 'api/uploads/sample'),
  upload,
};

/** Uploads a file; fetch cannot show the progress of an upload. */
function upload(kind, file, onPercent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `api/uploads?kind=${kind}&name=${encodeURIComponent(file.name.slice(0, 200))}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = event => onPercent(event.lengthComputable ? 100 * event.loaded / event.total : 0);
    request.onload = () => request.status === 201
        ? resolve(request.response)
        : reject(Object.assign(new Error(`The studio answered ${request.status}`), {status: request.status}));
    request.onerror = () => reject(new Error('The connection was lost'));
    request.send(file);
  });
}

/** A random UUID; crypto.randomUUID is missing where a page has no TLS. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
