import type { Result, RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe?: {
      run(
        context: Element,
        options: RunOptions,
      ): Promise<Record<'violations' | 'incomplete', Result[]>>
    }
  }
}

const source = new URL('../node_modules/axe-core/axe.min.js', import.meta.url)

async function loadAxe(): Promise<NonNullable<Window['axe']>> {
  if (!window.axe) {
    await new Promise((resolve, reject) => {
      const script = document.createElement('script')
      Object.assign(script, { src: source.href, onload: resolve, onerror: reject })
      document.head.append(script)
    })
  }
  return window.axe as NonNullable<Window['axe']>
}

/** What axe finds wrong in a mounted dialog, and which contrasts it cannot tell, one line each. */
export async function runAxe(host: HTMLElement): Promise<string[]> {
  const axe = await loadAxe()
  const { violations, incomplete } = await axe.run(host, {
    rules: { 'label-content-name-mismatch': { enabled: true } },
  })
  const unsure = incomplete.filter(({ id }) => id === 'color-contrast')
  return [...violations, ...unsure].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  )
}
