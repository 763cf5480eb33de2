import './app.css';
import { html, css, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { Fleet } from './fleet';
import './fleet-view';
import './delivery-view';
import './commit-view';
import { shared } from './style';
import { ago, clock, isCommit, needsAttention, plural } from './words';

type Route = { view: 'fleet' } | { view: 'delivery' | 'commit'; of: string };

function route(): Route {
  const [view, ...rest] = decodeURIComponent(location.hash.replace(/^#\/?/, '')).split('/');
  if (view === 'deliveries' && rest.length === 3) {
    return { view: 'delivery', of: rest.join('/') };
  }
  return view === 'commits' && rest.length === 1 ? { view: 'commit', of: rest[0] } : { view: 'fleet' };
}

/** The frame: search, how live the page is, and the view that the address names. */
class App extends LitElement {
  static override properties = {
    route: { state: true },
    search: { state: true },
    version: { state: true },
  };

  private declare route: Route;
  private declare search: string;
  private declare version: number;
  private readonly fleet = new Fleet();

  constructor() {
    super();
    this.route = route();
    this.search = '';
    this.version = 0;
    this.fleet.addEventListener('change', () => this.version++);
    window.addEventListener('hashchange', () => this.go());
    // Ages grow, also while nothing happens.
    setInterval(() => this.version++, 30_000);
    void this.fleet.start();
  }

  static override styles = [
    shared,
    css`
      .top {
        background: var(--surface);
        border-bottom: 1px solid var(--line);
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1.2rem;
        padding: 0.55rem clamp(0.8rem, 2vw, 1.6rem);
      }
      .brand {
        font-weight: 650;
        font-size: 1.05rem;
        color: var(--text);
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
      }
      .brand img {
        width: 22px;
        height: 22px;
      }
      form {
        flex: 1 1 18rem;
        max-width: 34rem;
        display: flex;
      }
      input {
        font: inherit;
        color: inherit;
        width: 100%;
        padding: 0.35rem 0.7rem;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--bg);
      }
      input::placeholder {
        color: var(--muted);
        opacity: 1;
      }
      .live {
        margin-inline-start: auto;
        display: inline-flex;
        align-items: center;
        gap: 0.45rem;
        color: var(--muted);
      }
      .dot {
        width: 0.6rem;
        height: 0.6rem;
        border-radius: 50%;
        background: var(--ok);
      }
      .lost .dot {
        background: none;
        border: 2px solid var(--bad);
      }
      .loading .dot {
        background: none;
        border: 2px solid var(--busy);
      }
      .banner {
        background: var(--warn-tint);
        color: var(--warn);
        padding: 0.45rem clamp(0.8rem, 2vw, 1.6rem);
        border-bottom: 1px solid var(--line);
      }
      main {
        padding: 1.2rem clamp(0.8rem, 2vw, 1.6rem) 3rem;
        max-width: 110rem;
        margin: 0 auto;
      }
      main:focus-visible {
        outline: none;
      }
      .back {
        display: inline-block;
        margin-bottom: 0.8rem;
      }
      .wait {
        text-align: center;
        padding: 4rem 1rem;
        color: var(--muted);
      }
      .skip {
        position: absolute;
        inset-inline-start: -99rem;
      }
      .skip:focus {
        position: static;
      }
      footer {
        color: var(--muted);
        padding: 0 clamp(0.8rem, 2vw, 1.6rem) 1.5rem;
        max-width: 110rem;
        margin: 0 auto;
        display: flex;
        gap: 1.2rem;
      }
    `,
  ];

  private go(): void {
    this.route = route();
    void this.updateComplete.then(() => {
      window.scrollTo(0, 0);
      this.renderRoot.querySelector<HTMLElement>('main')?.focus();
    });
  }

  private find(event: Event): void {
    event.preventDefault();
    const wanted = this.search.trim();
    if (isCommit(wanted)) {
      location.hash = '#/commits/' + wanted.toLowerCase();
    } else if (this.route.view !== 'fleet') {
      location.hash = '#/';
    }
  }

  private type(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
  }

  protected override updated(): void {
    const setbacks = [...this.fleet.deliveries.values()].filter((delivery) => needsAttention(delivery.phase)).length;
    document.title = (setbacks === 0 ? '' : `(${setbacks}) `) + 'Sluice';
  }

  protected override render(): TemplateResult {
    const deliveries = [...this.fleet.deliveries.values()];
    const ready = deliveries.filter((delivery) => delivery.ready === 'True').length;
    return html`<header class="top">
        <a class="skip" href="#content" @click=${this.skip}>To the content</a>
        <a class="brand" href="#/"><img src="/favicon.svg" alt="" />Sluice</a>
        <form role="search" @submit=${this.find}>
          <input
            type="search"
            aria-label="Find deliveries, or a commit by its first 7 digits"
            placeholder="Find deliveries; or where a commit is: its first 7 digits, Enter"
            .value=${this.search}
            @input=${this.type}
            spellcheck="false"
            autocomplete="off"
          />
        </form>
        ${this.connection(ready, deliveries.length)}
      </header>
      ${this.banner()}
      <main id="content" tabindex="-1">${this.view()}</main>
      <footer>
        <a href="/q/swagger-ui/">API</a>
        <a href="/q/metrics">Metrics</a>
        <a href="/q/health">Health</a>
      </footer>`;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }

  private connection(ready: number, all: number): TemplateResult {
    const connection = this.fleet.connection;
    const words = { live: 'Live', lost: 'Disconnected', loading: 'Connecting' }[connection.state];
    return html`<span class="live ${connection.state}">
      ${all === 0 ? nothing : html`<span>${ready} of ${plural(all, 'delivery')} Ready</span>`}
      <span class="dot" aria-hidden="true"></span><span role="status">${words}</span>
    </span>`;
  }

  private banner(): TemplateResult | typeof nothing {
    const connection = this.fleet.connection;
    return connection.state === 'lost'
      ? html`<p class="banner">
          The connection broke ${ago(connection.since)}. Shown is what was known at ${clock(connection.since)}; it is
          being tried again.
        </p>`
      : nothing;
  }

  private view(): TemplateResult {
    const connection = this.fleet.connection;
    if (connection.state === 'loading') {
      return html`<p class="wait" aria-busy="true">${connection.message}</p>`;
    }
    const current = this.route;
    switch (current.view) {
      case 'fleet':
        return html`<sluice-fleet .fleet=${this.fleet} .filter=${this.search} .version=${this.version}></sluice-fleet>`;
      case 'delivery':
        return html`<a class="back" href="#/">← All deliveries</a
          ><sluice-delivery .fleet=${this.fleet} .of=${current.of}></sluice-delivery>`;
      case 'commit':
        return html`<a class="back" href="#/">← All deliveries</a
          ><sluice-commit .fleet=${this.fleet} .of=${current.of}></sluice-commit>`;
    }
  }
}

customElements.define('sluice-app', App);
