import { html, css, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { get } from './api';
import type { CommitSpread, With } from './api';
import { LiveView } from './live-view';
import { icon, next } from './marks';
import { shared } from './style';
import { ago, branch, clock, full, phaseName, plural, short } from './words';
import type { Tone } from './words';

const MOST_ALIKE = 4;

const STANDINGS: Record<With['standing'], Tone> = {
  Arrived: 'ok',
  Unchanged: 'ok',
  Superseded: 'idle',
  Missing: 'warn',
};

const GROUPS: [With['standing'], string][] = [
  ['Arrived', 'applied'],
  ['Unchanged', 'unchanged by it'],
  ['Superseded', 'superseded by a newer commit'],
];

/** Where a commit is across the fleet, and where not and why. */
export class CommitView extends LiveView<CommitSpread> {
  static override styles = [
    shared,
    css`
      .head {
        margin-bottom: 1rem;
      }
      .sum {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.3rem 1.2rem;
        align-items: center;
        padding: 0.9rem;
        margin-bottom: 1.2rem;
      }
      .sum strong {
        font-size: 1.15rem;
      }
      .share {
        width: 100%;
        height: 10px;
        border-radius: 5px;
        background: var(--idle-tint);
        display: block;
      }
      .share .has {
        fill: var(--ok);
      }
      .share .superseded {
        fill: var(--idle);
      }
      .share .lacks {
        fill: var(--warn);
      }
      td.has {
        white-space: nowrap;
      }
      td.has .share {
        width: 7rem;
        height: 6px;
        margin-top: 0.3rem;
      }
      td > details {
        margin-top: 0.15rem;
      }
      details[open] {
        grid-column: 2 / -1;
      }
      summary {
        cursor: pointer;
      }
      details ul {
        margin: 0.2rem 0 0.4rem 1.1rem;
      }
      .sum p {
        grid-column: 1 / -1;
      }
      section {
        margin-bottom: 1.5rem;
      }
      h2 {
        margin-bottom: 0.5rem;
      }
      tbody th {
        font-weight: 550;
        overflow-wrap: anywhere;
        min-width: 9rem;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      ul li {
        display: grid;
        grid-template-columns: 1.2rem minmax(8rem, 16rem) 1fr;
        gap: 0.1rem 0.6rem;
        padding: 0.15rem 0;
        align-items: baseline;
      }
      ul li a {
        overflow-wrap: anywhere;
      }
      .note {
        padding: 1.5rem;
      }
      @media (max-width: 46rem) {
        ul li {
          grid-template-columns: 1.2rem 1fr;
        }
        ul li .message {
          grid-column: 2;
        }
      }
    `,
  ];

  /** The groups that are open. */
  private readonly open = new Set<string>();

  protected override async read(of: string): Promise<CommitSpread> {
    return (await get<CommitSpread>('commits/' + encodeURIComponent(of))).body;
  }

  /** Any delivery or control plane may be one of its. */
  protected override concerns(): boolean {
    return true;
  }

  /** Each delivery that lacks the commit, with its reason; the rest by number. */
  private deliveries(controlPlane: string, deliveries: With[]): TemplateResult {
    return html`<ul>
        ${reasons(of(deliveries, 'Missing')).map((reason) =>
          reason.length > MOST_ALIKE ? this.alike(controlPlane, reason) : reason.map(line),
        )}
      </ul>
    ${GROUPS.map(([standing, words]) => this.group(controlPlane, standing, words, of(deliveries, standing)))}`;
  }

  /** Many that lack the commit for the same reason: it is told once. */
  private alike(controlPlane: string, stops: With[]): TemplateResult {
    const [first] = stops;
    return html`<li>
      ${icon('warn')}
      ${this.lines(controlPlane + first.message, html`${stops.length} deliveries`, stops)}
      ${message(first)}
    </li>`;
  }

  private group(
    controlPlane: string,
    standing: With['standing'],
    words: string,
    deliveries: With[],
  ): TemplateResult | typeof nothing {
    if (deliveries.length === 0) {
      return nothing;
    }
    const summary = html`${icon(STANDINGS[standing])} ${plural(deliveries.length, 'delivery')} ${words}`;
    return this.lines(controlPlane + '/' + standing, summary, deliveries);
  }

  /** What is closed is not even made: it may be ten thousand lines. */
  private lines(key: string, summary: TemplateResult, stops: With[]): TemplateResult {
    return html`<details
      ?open=${this.open.has(key)}
      @toggle=${(event: Event) => this.toggle(key, (event.target as HTMLDetailsElement).open)}
    >
      <summary>${summary}</summary>
      ${this.open.has(key) ? html`<ul>${stops.map(line)}</ul>` : nothing}
    </details>`;
  }

  private toggle(key: string, open: boolean): void {
    if (open !== this.open.has(key)) {
      if (open) {
        this.open.add(key);
      } else {
        this.open.delete(key);
      }
      this.requestUpdate();
    }
  }

  protected override view(commit: CommitSpread): TemplateResult {
    const { controlPlanes, controlPlanesWithCommit } = commit.summary;
    return html`<div class="head">
        <h1 tabindex="-1">${commit.subject || 'Commit without a message'}</h1>
        <p class="muted">
          <span class="mono">${commit.id}</span> · ${commit.author},
          <span title=${full(commit.authoredAt)}>${ago(commit.authoredAt)}</span>
        </p>
      </div>
      <div class="card sum" aria-live="polite">
        <strong>${headline(controlPlanesWithCommit, controlPlanes)}</strong>
        ${share(commit.summary)}
        <p class="muted">${counts(commit)}</p>
      </div>
      <section aria-labelledby="spread">
        <h2 id="spread">Control planes</h2>
        ${commit.controlPlanes.length === 0
          ? html`<p class="muted">${commit.message}</p>`
          : html`<div class="card scroll" tabindex="0" role="region" aria-labelledby="spread">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Control plane</th>
                    <th scope="col">Has it</th>
                    <th scope="col">Deliveries</th>
                  </tr>
                </thead>
                <tbody>
                  ${commit.controlPlanes.map(
                    (on) =>
                      html`<tr>
                        <th scope="row">${on.controlPlane}</th>
                        <td class="has">${has(on.deliveries)}</td>
                        <td>${this.deliveries(on.controlPlane, on.deliveries)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`}
      </section>
      ${commit.nowhere.length === 0
        ? nothing
        : html`<section aria-labelledby="nowhere">
            <h2 id="nowhere">On no control plane</h2>
            <div class="card">${this.deliveries('', commit.nowhere)}</div>
          </section>`}
      <section aria-labelledby="sources">
        <h2 id="sources">Sources</h2>
        <ul>
          ${commit.sources.map(
            (source) =>
              html`<li>
                ${icon(source.isNewest ? 'ok' : 'idle')}
                <span>${source.source}</span>
                <span class="message"
                  >${source.isNewest
                    ? `stands at it on ${branch(source.ref)}`
                    : html`had it on ${branch(source.ref)}; now at
                        <a class="mono" href="#/commits/${source.newest ?? ''}">${short(source.newest)}</a>`},
                  <span title=${full(source.fetchedAt)}>fetched ${ago(source.fetchedAt)}</span></span
                >
              </li>`,
          )}
        </ul>
      </section>`;
  }
}

function headline(complete: number, all: number): string {
  if (all === 0) {
    return 'On no control plane';
  }
  return complete === all
    ? `On ${all === 1 ? 'its control plane' : `all ${all} control planes`}`
    : `Complete on ${complete} of ${plural(all, 'control plane')}`;
}

function of(deliveries: With[], standing: With['standing']): With[] {
  return deliveries.filter((stop) => stop.standing === standing);
}

function has(deliveries: With[]): TemplateResult {
  const missing = of(deliveries, 'Missing').length;
  if (missing === 0) {
    return html`${icon('ok')} yes`;
  }
  return missing === deliveries.length
    ? html`${icon('warn')} no`
    : html`${icon('warn')} ${deliveries.length - missing} of ${deliveries.length}
      ${share({
        arrived: of(deliveries, 'Arrived').length,
        unchanged: of(deliveries, 'Unchanged').length,
        superseded: of(deliveries, 'Superseded').length,
        missing,
      })}`;
}

function counts(commit: CommitSpread): string {
  const { arrived, unchanged, superseded, missing } = commit.summary;
  return [
    arrived > 0 ? `${arrived} applied` : '',
    unchanged > 0 ? `${unchanged} unchanged by it` : '',
    superseded > 0 ? `${superseded} superseded by a newer commit` : '',
    missing > 0 ? `${missing} without it` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

interface Shares {
  arrived: number;
  unchanged: number;
  superseded: number;
  missing: number;
}

function share({ arrived, unchanged, superseded, missing }: Shares): TemplateResult {
  const all = Math.max(1, arrived + unchanged + superseded + missing);
  const there = ((arrived + unchanged) / all) * 100;
  const past = (superseded / all) * 100;
  const lacking = missing === 0 ? 0 : 100 - there - past;
  return html`<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="has" x="0" y="0" width=${there} height="10"></rect>
    <rect class="superseded" x=${there} y="0" width=${past} height="10"></rect>
    <rect class="lacks" x=${there + past} y="0" width=${lacking} height="10"></rect>
  </svg>`;
}

/** Those with the same reason together. */
function reasons(stops: With[]): With[][] {
  const byReason = new Map<string, With[]>();
  for (const stop of stops) {
    const alike = byReason.get(stop.message) ?? [];
    alike.push(stop);
    byReason.set(stop.message, alike);
  }
  return [...byReason.values()];
}

function message(stop: With): TemplateResult {
  const isSimplyThere = stop.standing === 'Arrived' && stop.phase === 'Ready' && stop.arrivedAt !== undefined;
  return html`<span class="message"
    >${isSimplyThere
      ? html`Applied at <span title=${full(stop.arrivedAt)}>${clock(stop.arrivedAt ?? '')}</span>.`
      : html`${stop.standing === 'Missing' ? html`<strong>${phaseName(stop.phase)}.</strong> ` : nothing}${stop.message}`}${next(stop.nextStep)}</span
  >`;
}

function line(stop: With): TemplateResult {
  return html`<li>
    ${icon(STANDINGS[stop.standing])}
    <a href="#/deliveries/${stop.delivery}" title=${stop.delivery}
      >${stop.delivery.slice(stop.delivery.lastIndexOf('/') + 1)}</a
    >
    ${message(stop)}
  </li>`;
}

customElements.define('sluice-commit', CommitView);
