import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { offerScreen, states } from '../../playground/flow-states.ts'
import { mountState } from '../../playground/mount-state.ts'
import { offers } from '../../playground/offer-views.ts'

const image = { src: '/a.png', alt: 'A', width: 10, height: 10 }
const all = [
  ...Object.values(states),
  { ...offerScreen({ ...offers.discount, image }), logo: image },
]

it('has the parts that the README names, and no others', () => {
  const found = all.flatMap((state) => {
    const { root, widget } = mountState(state)
    const parts = [...root.querySelectorAll('[part]')].map((node) => node.getAttribute('part'))
    widget.dispose()
    return parts
  })
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const table = readme.split('<!-- parts -->')[1]?.split('\n\n')[1] ?? ''
  const documented = table
    .split('\n')
    .slice(2)
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name))
  expect([...new Set(found)].sort()).toEqual(documented.sort())
})

it('CF-10 gives every control that decides the same part, and the foot none', () => {
  for (const state of all) {
    const { root, widget } = mountState(state)
    for (const control of root.querySelectorAll('footer button, article button, article a'))
      expect(control.getAttribute('part')).toBe('button')
    expect(root.querySelector('footer')?.getAttribute('part')).toBeNull()
    widget.dispose()
  }
})
