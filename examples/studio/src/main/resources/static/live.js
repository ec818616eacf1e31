// The stream of events. The browser reconnects by itself after most faults; this does it after all others.

const RETRY = 2000;
const LONGEST_SILENCE = 30000;

export class Live {

  /** @param handlers all(jobs), one(job), connected(yes) */
  constructor(handlers) {
    this.handlers = handlers;
    this.connect();
    setInterval(() => this.checkPulse(), 5000);
    document.addEventListener('visibilitychange', () => document.hidden || this.checkPulse());
  }

  connect() {
    clearTimeout(this.timer);
    this.source?.close();
    this.heard = Date.now();
    this.source = new EventSource('api/events');
    this.on('jobs', data => {
      this.handlers.connected(true);
      this.handlers.all(JSON.parse(data));
    });
    this.on('job', data => this.handlers.one(JSON.parse(data)));
    this.on('pulse', () => {});
    this.source.onerror = () => {
      this.handlers.connected(false);
      if (this.source.readyState === EventSource.CLOSED) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.connect(), RETRY);
      }
    };
  }

  on(name, handler) {
    this.source.addEventListener(name, event => {
      this.heard = Date.now();
      handler(event.data);
    });
  }

  checkPulse() {
    if (this.source.readyState === EventSource.OPEN && Date.now() - this.heard > LONGEST_SILENCE) {
      this.handlers.connected(false);
      this.connect();
    }
  }
}
