import type { FlowState } from '@fairwell/core'
import { mountCancelFlow, showReleaseNotice } from '../src/index.ts'
import { createFakeFlow } from './fake-flow.ts'
import { closed, type StateName, states } from './flow-states.ts'

// The address chooses what to show: ?screen=offer&theme=dark&dir=rtl&layout=inline&brand=7c3aed&logo
const query = new URLSearchParams(location.search)
const theme = (query.get('theme') ?? 'auto') as 'auto' | 'light' | 'dark'
const layout = (query.get('layout') ?? 'modal') as 'modal' | 'sheet' | 'inline'
const isRtl = query.get('dir') === 'rtl'
const brand = query.get('brand')
const looks: Partial<FlowState> = {
  tokens: {
    ...(brand && { color: { brand: `#${brand}` } }),
    ...JSON.parse(query.get('tokens') ?? '{}'),
  },
  ...(query.has('logo') && { logo: { src: '/logo.svg', alt: 'Acme', width: 108, height: 28 } }),
}
const flow = createFakeFlow({ ...closed, ...looks }, ([method], { $state }) => {
  if (method === 'dismiss') $state.set({ ...closed, outcome: 'dismissed' })
})

mountCancelFlow(flow, {
  theme,
  layout,
  parent: layout === 'inline' ? (document.querySelector('main') ?? undefined) : undefined,
  banner: query.get('banner') ?? undefined,
})

function show(name: string): void {
  if (name === 'release') return void showReleaseNotice({ theme, onRun: () => {} })
  const state = states[name as StateName]
  flow.$state.set({ ...state, ...looks, ...(isRtl && { dir: 'rtl', locale: 'ar' }) })
}

for (const name of [...Object.keys(states), 'release']) {
  const button = document.createElement('button')
  button.textContent = name
  button.addEventListener('click', () => show(name))
  document.querySelector('nav')?.append(button)
}
const wanted = query.get('screen')
if (wanted) show(wanted)
