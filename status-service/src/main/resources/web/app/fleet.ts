import { all, ApiError } from './api';
import type { ControlPlane, Delivery, Source } from './api';

export type Connection =
  | { state: 'loading'; message: string }
  | { state: 'live' }
  | { state: 'lost'; since: Date };

const AGAIN_MILLIS = 1500;

/**
 * What the API told of the fleet: the lists once, and then every change from the stream of events.
 * Tells listeners of `change` at most once a frame, and of `told` for each id that was told of.
 */
export class Fleet extends EventTarget {
  readonly deliveries = new Map<string, Delivery>();
  readonly controlPlanes = new Map<string, ControlPlane>();
  readonly sources = new Map<string, Source>();
  connection: Connection = { state: 'loading', message: 'Reading the fleet…' };

  private stream?: EventSource;
  private position = '';
  private scheduled = false;

  async start(): Promise<void> {
    try {
      const deliveries = await all<Delivery>('deliveries');
      const [controlPlanes, sources] = await Promise.all([
        all<ControlPlane>('control-planes'),
        all<Source>('sources'),
      ]);
      fill(this.deliveries, deliveries.body);
      fill(this.controlPlanes, controlPlanes.body);
      fill(this.sources, sources.body);
      this.position = deliveries.position;
      this.connection = { state: 'live' };
      this.changed();
      this.listen();
    } catch (error) {
      const message = error instanceof ApiError ? error.message : String(error);
      if (this.deliveries.size === 0) {
        this.connection = { state: 'loading', message };
      }
      this.changed();
      setTimeout(() => void this.start(), AGAIN_MILLIS);
    }
  }

  private listen(): void {
    this.stream?.close();
    const stream = new EventSource('/api/v1/events?since=' + encodeURIComponent(this.position));
    this.stream = stream;
    stream.addEventListener('begin', (event) => this.live(event as MessageEvent));
    stream.addEventListener('reset', () => this.startAnew(stream));
    stream.addEventListener('delivery', (event) => this.take(this.deliveries, event as MessageEvent));
    stream.addEventListener('source', (event) => this.take(this.sources, event as MessageEvent));
    stream.addEventListener('control-plane', (event) => this.take(this.controlPlanes, event as MessageEvent));
    stream.onerror = () => this.lost(stream);
  }

  private live(event: MessageEvent): void {
    this.position = event.lastEventId || this.position;
    this.connection = { state: 'live' };
    this.changed();
  }

  private startAnew(stream: EventSource): void {
    stream.close();
    void this.start();
  }

  private lost(stream: EventSource): void {
    if (this.connection.state === 'live') {
      this.connection = { state: 'lost', since: new Date() };
      this.changed();
    }
    // A browser tries again by itself where the connection broke, but not where it was refused.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(() => this.listen(), AGAIN_MILLIS);
    }
  }

  private take<T extends { id: string }>(into: Map<string, T>, event: MessageEvent): void {
    const told = JSON.parse(event.data) as T & { removed?: boolean };
    if (told.removed) {
      into.delete(told.id);
    } else {
      into.set(told.id, told);
    }
    this.position = event.lastEventId || this.position;
    this.dispatchEvent(new CustomEvent('told', { detail: told.id }));
    this.changed();
  }

  private changed(): void {
    if (!this.scheduled) {
      this.scheduled = true;
      // A page in the background draws no frames, but its title should still say what is wrong.
      const later = document.hidden ? (run: () => void) => setTimeout(run, 500) : requestAnimationFrame;
      later(() => {
        this.scheduled = false;
        this.dispatchEvent(new Event('change'));
      });
    }
  }
}

function fill<T extends { id: string }>(into: Map<string, T>, items: T[]): void {
  into.clear();
  items.forEach((item) => into.set(item.id, item));
}

/** By id, so that rows keep their place whatever happens to them. */
export function sorted<T extends { id: string }>(items: Iterable<T>): T[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}
