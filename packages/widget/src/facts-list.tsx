import type { VNode } from 'preact'

/** A line of a list of facts: what it is, and how it stands. */
export type Fact = readonly [label: string, value: string]

/** Draws facts as a list of terms. Values keep their own direction: amounts do not flip beside Arabic. */
export function factsList(facts: readonly (Fact | false | '' | undefined)[]): VNode {
  return (
    <dl>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.join()}>
              <dt>{fact[0]}</dt>
              <dd>
                <bdi>{fact[1]}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
