import { type FlowState, pickLocale } from '@fairwell/core'
import { type Messages, mountCancelFlow, showReleaseNotice } from '../src/index.ts'
import { createFakeFlow } from './fake-flow.ts'
import { closed, type StateName, states } from './flow-states.ts'

// The address chooses what to show: ?screen=offer&theme=dark&locale=ar&layout=inline&brand=7c3aed&logo
const query = new URLSearchParams(location.search)
const theme = (query.get('theme') ?? 'auto') as 'auto' | 'light' | 'dark'
const layout = (query.get('layout') ?? 'modal') as 'modal' | 'sheet' | 'inline'
// The chrome of a locale; what an author wrote stays English.
const locale = query.get('locale') ?? 'en'
const { messages }: { messages?: Messages } =
  locale === 'en' ? {} : await import(`../src/locales/${locale.toLowerCase()}.ts`)
const { dir } = pickLocale({ locales: { [locale]: {} } } as never, locale)
const brand = query.get('brand')
const looks: Partial<FlowState> = {
  tokens: {
    ...(brand && { color: { brand: `#${brand}` } }),
    ...JSON.parse(query.get('tokens') ?? '{}'),
  },
  ...(query.has('logo') && {
    logo: { src: '/brands/nele.svg', alt: 'Nele', width: 84, height: 28 },
  }),
}
const flow = createFakeFlow({ ...closed, ...looks }, ([method], { $state }) => {
  if (method === 'dismiss') $state.set({ ...closed, outcome: 'dismissed' })
})

mountCancelFlow(flow, {
  theme,
  layout,
  messages,
  parent: layout === 'inline' ? (document.querySelector('main') ?? undefined) : undefined,
  banner: query.get('banner') ?? undefined,
})

function show(name: string): void {
  if (name === 'release')
    return void showReleaseNotice({ theme, messages, locale, dir, onRun: () => {} })
  const state = states[name as StateName]
  flow.$state.set({ ...state, ...looks, locale, formatLocale: locale, dir })
}

for (const name of [...Object.keys(states), 'release']) {
  const button = document.createElement('button')
  button.textContent = name
  button.addEventListener('click', () => show(name))
  document.querySelector('nav')?.append(button)
}
const wanted = query.get('screen')
if (wanted) show(wanted)
