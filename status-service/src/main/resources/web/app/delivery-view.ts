import { html, css, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { get } from './api';
import type { DeliveryDetail, Outcome, PlacementDetail, Problem, Way } from './api';
import { LiveView } from './live-view';
import { badge, next, phaseIcon } from './marks';
import { shared } from './style';
import { timelines } from './timeline';
import { ago, branch, full, needsAttention, phaseName, plural, short, tone } from './words';

interface Answer {
  delivery: DeliveryDetail;
  ways: Way[];
}

/** One delivery: how it stands, where, and when it got there. */
export class DeliveryView extends LiveView<Answer> {
  static override styles = [
    shared,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4rem 0.8rem;
      }
      .head + p {
        margin: 0.2rem 0 0.8rem;
      }
      .verdict {
        padding: 0.7rem 0.9rem;
        border-inline-start: 4px solid currentColor;
        margin-bottom: 1.2rem;
      }
      .verdict p {
        color: var(--text);
      }
      section {
        margin-bottom: 1.5rem;
      }
      h2 {
        margin-bottom: 0.5rem;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
        gap: 0.7rem 1.5rem;
        margin: 0;
        padding: 0.9rem;
      }
      dt {
        color: var(--muted);
        font-size: 0.86rem;
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      details.placement {
        border-bottom: 1px solid var(--line);
      }
      details.placement:last-child {
        border-bottom: none;
      }
      summary {
        display: grid;
        grid-template-columns: 0.8rem minmax(9rem, 18rem) 9.5rem 1fr;
        gap: 0.2rem 0.8rem;
        padding: 0.55rem 0.9rem;
        cursor: pointer;
        align-items: baseline;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary::before {
        content: '▸';
        color: var(--muted);
      }
      details[open] > summary::before {
        content: '▾';
      }
      summary:hover {
        background: var(--raised);
      }
      summary strong {
        overflow-wrap: anywhere;
        font-weight: 550;
      }
      .inside {
        padding: 0 0.9rem 0.9rem 2.5rem;
      }
      .inside h3 {
        font-size: 0.86rem;
        color: var(--muted);
        margin: 0.6rem 0 0.2rem;
      }
      .facts {
        color: var(--muted);
      }
      ul.problems {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      ul.problems li {
        padding: 0.25rem 0;
        display: grid;
        grid-template-columns: 1.2rem 1fr;
        align-items: baseline;
      }
      .timeline td.bars {
        min-width: 12rem;
        width: 40%;
      }
      .bar {
        display: block;
        width: 100%;
        height: 12px;
        border-radius: 2px;
      }
      .swatch {
        width: 0.6rem;
        height: 0.6rem;
      }
      .stage-Fetched {
        fill: #7d8fb3;
      }
      .stage-Committed {
        fill: #b7bfcc;
      }
      .stage-Placed {
        fill: #8a63d2;
      }
      .stage-RenderFailed {
        fill: var(--bad);
      }
      .stage-Applied {
        fill: #2f7fe0;
      }
      .stage-Ready {
        fill: #2f9e5b;
      }
      .note {
        padding: 1.5rem;
      }
      @media (max-width: 46rem) {
        summary {
          grid-template-columns: 0.8rem 1fr auto;
        }
        summary .message {
          grid-column: 2 / -1;
        }
      }
    `,
  ];

  protected override async read(of: string): Promise<Answer> {
    const path = 'deliveries/' + of.split('/').map(encodeURIComponent).join('/');
    const [delivery, timeline] = await Promise.all([
      get<DeliveryDetail>(path),
      get<{ timelines: Way[] }>(path + '/timeline'),
    ]);
    return { delivery: delivery.body, ways: timeline.body.timelines };
  }

  protected override concerns(id: string): boolean {
    return id === this.of || id === this.answer?.delivery.source?.id;
  }

  protected override view({ delivery, ways }: Answer): TemplateResult {
    return html`<div class="head">
        <h1 tabindex="-1">${delivery.name}</h1>
        ${badge(delivery.phase)}
      </div>
      <p class="muted">${delivery.kind} in ${delivery.namespace}</p>
      <div class="verdict card tone-${tone(delivery.phase)}" aria-live="polite">
        <p class="message">${delivery.message}</p>
        <p class="message">${next(delivery.nextStep)}</p>
      </div>
      ${this.problems(delivery)}
      <section aria-labelledby="where">
        <h2 id="where">
          Control planes
          <span class="muted">${delivery.controlPlanes.ready} of ${delivery.controlPlanes.total} Ready</span>
        </h2>
        ${delivery.placements.length === 0
          ? html`<p class="muted">It is placed on none.</p>`
          : html`<div class="card">${delivery.placements.map((on) => placement(on))}</div>`}
      </section>
      <section aria-labelledby="when">
        <h2 id="when">From commit to Ready</h2>
        ${timelines(ways)}
      </section>
      <section aria-labelledby="what">
        <h2 id="what">What is delivered</h2>
        ${facts(delivery)}
      </section>`;
  }

  private problems(delivery: DeliveryDetail): TemplateResult | typeof nothing {
    const all = [...(delivery.definition?.problems ?? []), ...(delivery.rendering?.problems ?? [])];
    return all.length === 0
      ? nothing
      : html`<section aria-labelledby="problems">
          <h2 id="problems">Problems <span class="muted">${all.length}</span></h2>
          ${problemList(all)}
        </section>`;
  }
}

function problemList(problems: Problem[]): TemplateResult {
  return html`<ul class="problems">
    ${problems.map(
      (problem) =>
        html`<li>
          ${phaseIcon(problem.severity === 'Error' ? 'Failed' : 'Held')}
          <span class="message"
            >${problem.file === undefined
              ? nothing
              : html`<code
                  >${[problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')}</code
                > `}${problem.message}
            ${next(problem.remedy)}</span
          >
        </li>`,
    )}
  </ul>`;
}

function placement(on: PlacementDetail): TemplateResult {
  return html`<details class="placement" ?open=${needsAttention(on.phase)}>
    <summary>
      <strong>${on.controlPlane}</strong>
      <span>${badge(on.phase)}</span>
      <span class="message"
        >${on.message}${next(on.nextStep)}</span
      >
    </summary>
    <div class="inside">
      <p class="facts">
        ${on.commit === undefined
          ? 'Nothing is placed.'
          : html`Commit <a class="mono" href="#/commits/${on.commit}">${short(on.commit)}</a>, placed ${ago(on.placedAt)}`}
        ${on.generation === undefined ? nothing : html`· generation ${on.generation}`}
        ${on.bundle === undefined ? nothing : html`· bundle <code title=${on.bundle}>${on.bundle.slice(7, 19)}</code>`}
      </p>
      ${on.problems.length === 0 ? nothing : html`<h3>Why it cannot be rendered</h3>${problemList(on.problems)}`}
      ${on.outcome === undefined ? nothing : outcome(on.outcome)}
    </div>
  </details>`;
}

function outcome(told: Outcome): TemplateResult {
  return html`<p class="facts">
      ${told.ofPlacement ? 'Last run' : `Last run, of the older generation ${told.generation}`}: ${phaseName(told.phase)}
      ${ago(told.finishedAt)} · ${plural(told.objects, 'object')}, ${told.applied} applied, ${told.pruned} pruned
    </p>
    ${told.notAsWanted.length === 0
      ? nothing
      : html`<h3>Objects that are not as wanted</h3>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Object</th>
                  <th scope="col">Reason</th>
                  <th scope="col">Message</th>
                </tr>
              </thead>
              <tbody>
                ${told.notAsWanted.map(
                  (object) =>
                    html`<tr>
                      <th scope="row">${object.kind} ${object.namespace && object.namespace + '/'}${object.name}</th>
                      <td>${object.reason}</td>
                      <td class="message">
                        ${object.message}${next(object.remedy)}
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`}
    <h3>Conditions</h3>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Status</th>
            <th scope="col">Reason</th>
            <th scope="col">Message</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          ${told.conditions.map(
            (condition) =>
              html`<tr>
                <th scope="row">${condition.type}</th>
                <td>${condition.status}</td>
                <td>${condition.reason}</td>
                <td class="message">${condition.message}</td>
                <td title=${full(condition.lastTransitionTime)}>${ago(condition.lastTransitionTime)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function facts(delivery: DeliveryDetail): TemplateResult {
  const source = delivery.source;
  const declared = delivery.declared;
  const fact = (name: string, value: unknown): TemplateResult => html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
  return html`<dl class="card">
    ${source === undefined ? nothing : fact('Source', html`${source.id}<br /><span class="muted">${source.url}</span>`)}
    ${source?.commit === undefined
      ? nothing
      : fact(
          'Newest commit',
          html`<a class="mono" href="#/commits/${source.commit.id}">${short(source.commit.id)}</a> ${source.commit
              .subject}<br /><span class="muted"
              >${source.commit.author}, ${ago(source.commit.authoredAt)}, on ${branch(source.commit.ref)}</span
            >`,
        )}
    ${declared === undefined ? nothing : fact('Path', declared.path === '' ? 'the root' : html`<code>${declared.path}</code>`)}
    ${declared === undefined ? nothing : fact('Goes to', declared.target)}
    ${declared?.targetNamespace === undefined ? nothing : fact('Into namespace', declared.targetNamespace)}
    ${declared === undefined
      ? nothing
      : fact(
          'Policy',
          [
            declared.prune ? 'prunes' : 'does not prune',
            declared.selfHeal ? 'heals drift' : 'reports drift',
            declared.waitForHealth ? 'waits for health' : 'does not wait for health',
          ].join(', '),
        )}
    ${declared === undefined || declared.dependsOn.length === 0 ? nothing : fact('Depends on', declared.dependsOn.join(', '))}
    ${delivery.definition === undefined
      ? nothing
      : fact('Defined in', html`${delivery.definition.intake}, ${ago(delivery.definition.since)}`)}
  </dl>`;
}

customElements.define('sluice-delivery', DeliveryView);
