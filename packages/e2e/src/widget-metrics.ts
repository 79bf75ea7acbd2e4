import type { Page } from 'playwright-core'

/** Where an element of the widget is and how it looks, as one line each. */
export type WidgetMetrics = Readonly<Record<string, string>>

/** Runs in the page: where and how everything in the widget is drawn now. */
function measureWidget(): WidgetMetrics {
  const looks =
    'color background-color background-image border-top-color border-top-width border-top-left-radius outline-style box-shadow font-family font-size font-weight font-style font-variant-caps line-height letter-spacing word-spacing text-transform text-align text-indent text-shadow white-space-collapse direction writing-mode visibility opacity display cursor user-select pointer-events filter transform color-scheme accent-color caret-color list-style-type animation-name'.split(
      ' ',
    )
  const metrics: Record<string, string> = {}
  const root = document.querySelector('[data-fairwell]')?.shadowRoot
  const round = (value: number) => Math.round(value * 10) / 10
  const boxOf = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(round).join(' ')
  // What had no box for a moment has lost its place.
  root?.querySelector('.body')?.scrollTo(0, 0)
  ;[...(root?.querySelectorAll('*') ?? [])].forEach((element, index) => {
    const style = getComputedStyle(element)
    if (style.display === 'none') return
    const name = `${index} ${element.localName}.${element.className}`
    metrics[`${name} box`] = boxOf(element.getBoundingClientRect())
    metrics[`${name} looks`] = looks.map((look) => style.getPropertyValue(look)).join(' / ')
    for (const text of element.childNodes) {
      if (!(text instanceof Text)) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      metrics[`${name} words`] = boxOf(range.getBoundingClientRect())
    }
  })
  return metrics
}

/** Runs in the page: what differs, boxes by more than a pixel. */
function compareMetrics(clean: WidgetMetrics, now: WidgetMetrics): string[] {
  const near = (a = '', b = '') => {
    const others = b.split(' ')
    return a
      .split(' ')
      .every((value, index) => Math.abs(Number(value) - Number(others[index])) <= 1)
  }
  return [...new Set([...Object.keys(clean), ...Object.keys(now)])].flatMap((key) => {
    const [a = '', b = ''] = [clean[key], now[key]]
    if (a === b || (/ (box|words)$/.test(key) && near(a, b))) return []
    const [was, is] = [a.split(' / '), b.split(' / ')]
    const changed = was.flatMap((value, index) =>
      value === is[index] ? [] : `${value} → ${is[index]}`,
    )
    return [`${key}: ${changed.join(', ')}`]
  })
}

const tools = `(() => { const measure = ${measureWidget}; const compare = ${compareMetrics}; return { measure, compare } })()`

/** Where and how everything in the widget is drawn now. */
export function readWidgetMetrics(page: Page): Promise<WidgetMetrics> {
  return page.evaluate(`${tools}.measure()`)
}

/** What has changed in the widget since `clean` was read. */
export async function changesSince(page: Page, clean: WidgetMetrics): Promise<string[]> {
  return page.evaluate(`${tools}.compare(${JSON.stringify(clean)}, ${tools}.measure())`)
}

/** Makes style sheets of the page from these, to be put on one at a time. */
export function keepStyles(page: Page, styles: Readonly<Record<string, string>>): Promise<void> {
  return page.evaluate((all) => {
    const made = Object.entries(all).map(([name, css]) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      return [name, sheet] as const
    })
    Object.assign(window, { hostile: made })
  }, styles)
}

/** What each of the kept style sheets changes in the widget, one line for each that does. */
export function changesByStyles(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { measure, compare } = ${tools}
    const clean = measure()
    const found = window.hostile.flatMap(([name, sheet]) => {
      document.adoptedStyleSheets = [sheet]
      const changes = compare(clean, measure())
      document.adoptedStyleSheets = []
      return changes.length ? [name + ': ' + changes.length + ', ' + changes.slice(0, 4).join(' | ')] : []
    })
    const left = compare(clean, measure())
    return left.length ? [...found, 'afterwards: ' + left.slice(0, 4).join(' | ')] : found
  })()`)
}
