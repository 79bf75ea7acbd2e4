import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { type StateName, states } from '../playground/flow-states.ts'
import { type Mounted, mountState } from '../playground/mount-state.ts'
import { runAxe } from '../playground/run-axe.ts'

const names = Object.keys(states) as StateName[]
let mounted: Mounted | undefined

afterEach(() => mounted?.widget.dispose())

describe.each([
  ['light', 1280, 720, 'ltr'],
  ['dark', 1280, 720, 'ltr'],
  ['light', 320, 568, 'ltr'],
  ['dark', 320, 568, 'rtl'],
] as const)('%s at %i × %i, %s', (theme, width, height, dir) => {
  it.each(names)('%s has nothing for axe to find', async (name) => {
    await page.viewport(width, height)
    const locale = dir === 'rtl' ? 'ar' : 'en'
    mounted = mountState({ ...states[name], dir, locale }, { theme })
    expect(await runAxe(mounted.widget.host)).toEqual([])
  })
})

it('lets axe see into the shadow root', async () => {
  mounted = mountState(states.survey)
  mounted.dialog.querySelector('footer button')?.replaceChildren()
  expect((await runAxe(mounted.widget.host)).join()).toContain('button-name')
})
