import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { ApiError } from './api';
import type { Fleet } from './fleet';

const TOGETHER_MILLIS = 150;

/** A view of one thing that is read from the API, and read again when something about it is told. */
export abstract class LiveView<T> extends LitElement {
  static override properties = {
    fleet: { attribute: false },
    of: {},
    answer: { state: true },
    error: { state: true },
  };

  declare fleet: Fleet;
  declare of: string;
  protected declare answer: T | undefined;
  protected declare error: ApiError | undefined;
  private pending = 0;
  private asked = 0;

  private readonly told = (event: Event): void => {
    if (this.concerns((event as CustomEvent<string>).detail)) {
      this.soon();
    }
  };

  protected abstract read(of: string): Promise<T>;

  /** Whether what is told of this id may change the view. */
  protected abstract concerns(id: string): boolean;

  protected abstract view(answer: T): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.fleet.addEventListener('told', this.told);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.fleet.removeEventListener('told', this.told);
    clearTimeout(this.pending);
    this.pending = 0;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('of')) {
      this.answer = undefined;
      this.error = undefined;
      void this.ask();
    }
  }

  private soon(): void {
    if (this.pending === 0) {
      this.pending = window.setTimeout(() => {
        this.pending = 0;
        void this.ask();
      }, TOGETHER_MILLIS);
    }
  }

  private async ask(): Promise<void> {
    const asked = ++this.asked;
    try {
      const answer = await this.read(this.of);
      if (asked === this.asked) {
        this.answer = answer;
        this.error = undefined;
      }
    } catch (error) {
      if (asked === this.asked) {
        this.error = error instanceof ApiError ? error : new ApiError(0, String(error));
      }
    }
  }

  protected override render(): TemplateResult {
    if (this.error !== undefined && (this.answer === undefined || this.error.status === 404)) {
      return html`<div class="card note">
        <h1 tabindex="-1">${this.error.status === 404 ? 'Not found' : 'It cannot be shown'}</h1>
        <p class="message">${this.error.message}</p>
        <p><a href="#/">All deliveries</a></p>
      </div>`;
    }
    return this.answer === undefined
      ? html`<p class="muted" aria-busy="true">Reading…</p>`
      : this.view(this.answer);
  }
}
