import { html, css, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { guard } from 'lit/directives/guard.js';
import { Fleet, sorted } from './fleet';
import type { ControlPlane, Delivery, PlacementRow, Source } from './api';
import { badge, next, phaseIcon } from './marks';
import { shared } from './style';
import { branch, needsAttention, phaseName, PHASES, plural, short } from './words';

const WIDE_COLUMNS = 6;
const MOST_COLUMNS = 30;
const SHOWN_SETBACKS = 6;
const SHOWN_ROWS = 600;

interface Setback {
  href?: string;
  what: string;
  id: string;
  phase: string;
  message: string;
  nextStep?: string;
}

/** Deliveries × control planes, and above them what needs somebody's attention. */
export class FleetView extends LitElement {
  static override properties = {
    fleet: { attribute: false },
    filter: {},
    version: { type: Number },
    phase: { state: true },
    showAll: { state: true },
    rows: { state: true },
  };

  declare fleet: Fleet;
  declare filter: string;
  declare version: number;
  private declare phase: string;
  private declare showAll: boolean;
  private declare rows: number;

  constructor() {
    super();
    this.filter = '';
    this.phase = '';
    this.showAll = false;
    this.rows = SHOWN_ROWS;
  }

  static override styles = [
    shared,
    css`
      section {
        margin-bottom: 1.5rem;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.5rem 1rem;
        margin-bottom: 0.6rem;
      }
      .setbacks {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .setbacks li {
        display: grid;
        grid-template-columns: 1.2rem minmax(11rem, 20rem) 1fr;
        gap: 0.2rem 0.8rem;
        padding: 0.55rem 0.9rem;
        border-bottom: 1px solid var(--line);
        align-items: baseline;
      }
      .setbacks li:last-child {
        border-bottom: none;
      }
      .setbacks .name {
        overflow-wrap: anywhere;
        font-weight: 550;
      }
      .setbacks .message {
        max-width: 110ch;
      }
      .setbacks .name small {
        display: block;
        font-weight: 400;
        color: var(--muted);
      }
      @media (max-width: 46rem) {
        .setbacks li {
          grid-template-columns: 1.2rem 1fr;
        }
        .setbacks .message {
          grid-column: 2;
        }
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem;
      }
      button {
        font: inherit;
        color: inherit;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 1em;
        padding: 0.12rem 0.7rem;
        cursor: pointer;
        display: inline-flex;
        align-items: center;
        gap: 0.35em;
      }
      button:hover {
        background: var(--raised);
      }
      button[aria-pressed='true'] {
        background: var(--text);
        border-color: var(--text);
        color: var(--bg);
        --surface: var(--text);
      }
      button[aria-pressed='true'] .icon {
        color: inherit;
      }
      button.plain {
        border-color: transparent;
        background: none;
        color: var(--link);
      }
      table {
        table-layout: auto;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--surface);
        z-index: 1;
        border-bottom: 1px solid var(--line);
      }
      .scroll {
        max-height: calc(100vh - 5rem);
        overflow: auto;
        border-radius: 8px;
      }
      thead th:first-child,
      tbody th {
        position: sticky;
        inset-inline-start: 0;
        background: var(--surface);
      }
      thead th:first-child {
        z-index: 2;
      }
      tbody th,
      td {
        vertical-align: middle;
      }
      tbody tr:hover > * {
        background: var(--raised);
      }
      tbody th {
        font-weight: 550;
        max-width: 24rem;
        min-width: 12rem;
      }
      .line {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      tbody th small {
        font-weight: 400;
        color: var(--muted);
      }
      td.cell {
        white-space: nowrap;
      }
      td.slim,
      th.slim {
        padding-inline: 0.3rem;
        text-align: center;
      }
      th.slim span.turned {
        writing-mode: vertical-rl;
        transform: rotate(180deg);
        max-height: 9rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      td.cell .tone-ok + .mono {
        color: var(--muted);
      }
      td.why {
        color: var(--muted);
        max-width: 0;
        width: 100%;
        min-width: 14rem;
      }
      .empty {
        padding: 2.5rem 1rem;
        text-align: center;
        color: var(--muted);
      }
      .empty p {
        max-width: 60ch;
        margin: 0.4rem auto;
      }
      .more {
        text-align: center;
        padding: 0.6rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const deliveries = sorted(this.fleet.deliveries.values());
    const controlPlanes = sorted(this.fleet.controlPlanes.values());
    return html`<h1 class="hidden" tabindex="-1">The fleet</h1>
      ${this.setbacks(deliveries, controlPlanes)} ${this.table(deliveries, controlPlanes)}`;
  }

  private setbacks(deliveries: Delivery[], controlPlanes: ControlPlane[]): TemplateResult | typeof nothing {
    const all = [
      ...sorted(this.fleet.sources.values())
        .filter((source) => needsAttention(source.phase))
        .map((source) => setback(source, 'Source')),
      ...controlPlanes
        .filter((controlPlane) => needsAttention(controlPlane.phase))
        .map((controlPlane) => waitedFor(controlPlane)),
      ...deliveries
        .filter((delivery) => needsAttention(delivery.phase) && !this.isExplained(delivery))
        .map((delivery) => setback(delivery, delivery.kind, '#/deliveries/' + delivery.id)),
    ].sort((one, other) => PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase));
    if (all.length === 0) {
      return nothing;
    }
    const shown = this.showAll ? all : all.slice(0, SHOWN_SETBACKS);
    return html`<section aria-labelledby="attention">
      <header>
        <h2 id="attention">Needs attention <span class="muted">${all.length}</span></h2>
        ${all.length > SHOWN_SETBACKS
          ? html`<button class="plain" @click=${() => (this.showAll = !this.showAll)}>
              ${this.showAll ? 'Show fewer' : `Show all ${all.length}`}
            </button>`
          : nothing}
      </header>
      <ul class="setbacks card">
        ${repeat(
          shown,
          (one) => one.what + one.id,
          (one) => html`<li>
            ${phaseIcon(one.phase)}
            <span class="name"
              >${one.href === undefined ? one.id : html`<a href=${one.href}>${name(one.id)}</a>`}
              <small>${one.what} · ${phaseName(one.phase)}</small></span
            >
            <span class="message"
              >${one.message}${next(one.nextStep)}</span
            >
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** What a source or a control plane keeps from being Ready is told once, of that one. */
  private isExplained(delivery: Delivery): boolean {
    return (
      delivery.phase === 'Unreachable' || (delivery.phase === 'SourceFailed' && this.source(delivery) !== undefined)
    );
  }

  private table(deliveries: Delivery[], controlPlanes: ControlPlane[]): TemplateResult {
    if (deliveries.length === 0) {
      return html`<div class="card empty">
        <h2>Nothing is delivered yet</h2>
        <p>
          Define a source and a delivery, in the watched directory or in the fleet repository; here they will appear at
          once.
        </p>
      </div>`;
    }
    const wanted = this.filter.trim().toLowerCase();
    const named = wanted === '' ? deliveries : deliveries.filter((delivery) => matches(delivery, wanted));
    const matching = this.phase === '' ? named : named.filter((delivery) => delivery.phase === this.phase);
    return html`<section aria-labelledby="deliveries">
      <header>
        <h2 id="deliveries">
          Deliveries
          <span class="muted"
            >${matching.length === deliveries.length ? deliveries.length : `${matching.length} of ${deliveries.length}`}</span
          >
        </h2>
        ${this.chips(named)}
      </header>
      ${matching.length === 0
        ? html`<div class="card empty"><p>No delivery matches. Clear the search field or choose another state.</p></div>`
        : this.matrix(matching, controlPlanes)}
    </section>`;
  }

  private chips(deliveries: Delivery[]): TemplateResult {
    const counts = new Map<string, number>();
    deliveries.forEach((delivery) => counts.set(delivery.phase, (counts.get(delivery.phase) ?? 0) + 1));
    const phases = PHASES.filter((phase) => counts.has(phase) || phase === this.phase);
    return html`<div class="chips" role="group" aria-label="Show deliveries by state">
      <button aria-pressed=${this.phase === ''} @click=${() => (this.phase = '')}>All ${deliveries.length}</button>
      ${phases.map(
        (phase) =>
          html`<button
            aria-pressed=${this.phase === phase}
            @click=${() => (this.phase = this.phase === phase ? '' : phase)}
          >
            ${phaseIcon(phase)} ${phaseName(phase)} ${counts.get(phase) ?? 0}
          </button>`,
      )}
    </div>`;
  }

  private matrix(deliveries: Delivery[], controlPlanes: ControlPlane[]): TemplateResult {
    const columns = controlPlanes.length <= MOST_COLUMNS ? controlPlanes : [];
    const slim = columns.length > WIDE_COLUMNS;
    const shown = deliveries.slice(0, this.rows);
    const layout = columns.map((column) => column.id).join();
    return html`<div class="card scroll" tabindex="0" role="region" aria-labelledby="deliveries">
        <table aria-rowcount=${deliveries.length + 1}>
          <thead>
            <tr>
              <th scope="col">Delivery</th>
              <th scope="col">Source</th>
              ${columns.length === 0 ? html`<th scope="col" class="number">Control planes</th>` : nothing}
              ${columns.map((column) => columnHeader(column, slim))}
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              shown,
              (delivery) => delivery.id,
              (delivery) =>
                guard([delivery, layout, this.source(delivery)], () =>
                  this.row(delivery, columns, slim),
                ),
            )}
          </tbody>
        </table>
      </div>
      ${shown.length < deliveries.length
        ? html`<div class="more">
            <button class="plain" @click=${() => (this.rows += SHOWN_ROWS)}>
              Show more: ${deliveries.length - shown.length} of ${deliveries.length} are not shown
            </button>
          </div>`
        : nothing}`;
  }

  private source(delivery: Delivery): Source | undefined {
    return delivery.source === undefined ? undefined : this.fleet.sources.get(delivery.source);
  }

  private row(delivery: Delivery, columns: ControlPlane[], slim: boolean): TemplateResult {
    const placements = new Map(delivery.placements.map((placement) => [placement.controlPlane, placement]));
    return html`<tr>
      <th scope="row">
        <span class="line" title=${delivery.id}
          >${phaseIcon(delivery.phase)} <a href="#/deliveries/${delivery.id}">${delivery.name}</a
          ><span class="hidden"> ${phaseName(delivery.phase)}</span></span
        >
        <small class="line">${delivery.namespace} · ${delivery.kind}</small>
      </th>
      <td class="cell">
        ${delivery.commit === undefined
          ? html`<span class="muted">–</span>`
          : html`<a class="mono" href="#/commits/${delivery.commit}">${short(delivery.commit)}</a>`}
        <small class="line muted" title=${delivery.source ?? ''}
          >${name(delivery.source ?? '')} ${branch(delivery.ref)}</small
        >
      </td>
      ${columns.length === 0
        ? html`<td class="number">${delivery.controlPlanes.ready} of ${delivery.controlPlanes.total} Ready</td>`
        : nothing}
      ${columns.map((column) => cell(placements.get(column.id), slim))}
      <td class="why"><span class="line" title=${delivery.message}>${why(delivery)}</span></td>
    </tr>`;
  }
}

function setback(
  of: { id: string; phase: string; message: string; nextStep?: string },
  what: string,
  href?: string,
): Setback {
  return { what, id: of.id, phase: of.phase, message: of.message, nextStep: of.nextStep, href };
}

function waitedFor(controlPlane: ControlPlane): Setback {
  const waiting = controlPlane.deliveries.total - controlPlane.deliveries.ready;
  const told = setback(controlPlane, 'Control plane');
  return waiting === 0
    ? told
    : { ...told, message: `${told.message} ${plural(waiting, 'delivery')} cannot be Ready meanwhile.` };
}

/** The last part of an id. */
function name(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** The columns beside it say where; what is left to say is why. */
function why(delivery: Delivery): string {
  return delivery.placements.find((placement) => placement.phase === delivery.phase)?.message ?? delivery.message;
}

function matches(delivery: Delivery, wanted: string): boolean {
  return (
    delivery.id.toLowerCase().includes(wanted) ||
    (delivery.source ?? '').toLowerCase().includes(wanted) ||
    delivery.message.toLowerCase().includes(wanted) ||
    (delivery.commit ?? '').startsWith(wanted) ||
    delivery.placements.some((placement) => (placement.commit ?? '').startsWith(wanted))
  );
}

function columnHeader(column: ControlPlane, slim: boolean): TemplateResult {
  const mark = column.ready === 'True' ? nothing : phaseIcon(column.phase);
  const told = `${column.id}: ${column.message} ${plural(column.deliveries.ready, 'delivery')} of ${column.deliveries.total} Ready.`;
  return slim
    ? html`<th scope="col" class="slim" title=${told}><span class="turned">${column.name}</span> ${mark}</th>`
    : html`<th scope="col" title=${told}>
        ${mark} ${column.name} <small class="line">${column.deliveries.ready} of ${column.deliveries.total} Ready</small>
      </th>`;
}

function cell(placement: PlacementRow | undefined, slim: boolean): TemplateResult {
  if (placement === undefined) {
    return html`<td class="cell ${slim ? 'slim' : ''}"><span class="muted" title="Not meant for it">·</span></td>`;
  }
  const said = `${phaseName(placement.phase)}: ${placement.message}`;
  if (slim) {
    return html`<td class="cell slim" title=${said}>
      ${phaseIcon(placement.phase)}<span class="hidden">${phaseName(placement.phase)}</span>
    </td>`;
  }
  return html`<td class="cell" title=${said}>
    ${placement.ready === 'True'
      ? html`${phaseIcon(placement.phase)}
          <span class="mono">${short(placement.commit)}</span><span class="hidden">Ready</span>`
      : badge(placement.phase)}
  </td>`;
}

customElements.define('sluice-fleet', FleetView);
