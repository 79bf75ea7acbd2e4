import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, NodeResult, Result, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    'target-size': { enabled: true },
    'label-content-name-mismatch': { enabled: true },
    'focus-order-semantics': { enabled: true },
  },
  resultTypes: ['violations', 'incomplete'],
}

/** Puts axe into a page, once. */
export async function addAxe(page: Page): Promise<void> {
  await page.evaluate(source)
  await page.evaluate(() => {
    // axe reads text colours from here, where Chromium does not tell of forced colours, unlike in `color`.
    const { getPropertyValue } = CSSStyleDeclaration.prototype
    CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
      return getPropertyValue.call(this, name === '-webkit-text-fill-color' ? 'color' : name)
    }
  })
}

/**
 * What axe finds wrong in `selector`, and what it can not decide: an undecided contrast is one that
 * nobody has checked (https://github.com/dequelabs/axe-core/issues/4468). What the edge of a box that
 * scrolls cuts in two is brought into view for a second look. `without` names rules that are left out.
 */
export function axeFindings(
  page: Page,
  selector: string,
  without: readonly string[] = [],
): Promise<string[]> {
  const off = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  return page.evaluate(
    async ([target, run]) => {
      const { axe } = window as never as { axe: { run(...args: unknown[]): Promise<AxeResults> } }
      const { violations, incomplete } = await axe.run(document.querySelector(target), run)
      const words = ({ id }: Result, { target: path, failureSummary }: NodeResult) =>
        `${id} ${path.join(' ')}: ${failureSummary}`
      const findings = violations.flatMap((rule) => rule.nodes.map((node) => words(rule, node)))
      for (const rule of incomplete) {
        for (const node of rule.nodes) {
          const [host = '', inside] = [node.target].flat(2)
          const outer = document.querySelector(host)
          const element = inside ? outer?.shadowRoot?.querySelector(inside) : outer
          element?.scrollIntoView({ block: 'center' })
          const again = await axe.run(element, { runOnly: [rule.id] })
          const still = [...again.violations, ...again.incomplete]
          findings.push(...still.flatMap((one) => one.nodes.map((seen) => words(one, seen))))
        }
      }
      return findings
    },
    [selector, { ...options, rules: { ...options.rules, ...off } }] as const,
  )
}
