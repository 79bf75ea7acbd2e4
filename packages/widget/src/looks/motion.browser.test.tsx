import { afterEach, describe, expect, it } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { states } from '../../playground/flow-states.ts'
import { closesOnDismiss, type Mounted, mountState } from '../../playground/mount-state.ts'

let mounted: Mounted | undefined

const wants = (value: 'reduce' | 'no-preference') =>
  (cdp() as unknown as { send(method: string, params: object): Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { features: [{ name: 'prefers-reduced-motion', value }] },
  )
const moving = () => mounted?.dialog.getAnimations({ subtree: true }) ?? []

afterEach(async () => {
  mounted?.widget.dispose()
  await wants('reduce')
})

describe('AX-21 motion', () => {
  it('is none where less is asked for', async () => {
    await wants('reduce')
    mounted = mountState(states.survey, {}, closesOnDismiss)
    expect(moving()).toEqual([])
    mounted.show(states.offer)
    expect(moving()).toEqual([])
    mounted.flow.dismiss()
    expect(getComputedStyle(mounted.dialog).display).toBe('none')
  })

  it('is a moment elsewhere: the panel rises, the content of a new screen comes', async () => {
    await wants('no-preference')
    mounted = mountState(states.survey)
    const names = moving().map((animation) => (animation as CSSAnimation).animationName)
    expect(names.sort()).toEqual(['rise', 'show'])
    for (const animation of moving())
      expect(animation.effect?.getComputedTiming().endTime).toBeLessThanOrEqual(200)
    await Promise.all(moving().map(({ finished }) => finished))
    mounted.show(states.offer)
    const next = moving().map((animation) => (animation as CSSAnimation).animationName)
    expect(next.filter(Boolean)).toEqual(['show'])
  })

  it('CF-29 never keeps the exit back: it is opaque, enabled and where a click meets it at once', async () => {
    await wants('no-preference')
    await page.viewport(1280, 720)
    mounted = mountState(states.offer)
    const { root } = mounted
    const exit = root.querySelector('footer .pair > :last-child') as HTMLElement
    const { x, y, width, height } = exit.getBoundingClientRect()
    expect(exit.contains(root.elementFromPoint(x + width / 2, y + height / 2))).toBe(true)
    expect(exit.getAttribute('aria-disabled')).toBe('false')
    for (let node: Element | null = exit; node; node = node.parentElement)
      expect(getComputedStyle(node).opacity).toBe('1')
    exit.click()
    expect(mounted.flow.calls).toEqual([['cancel']])
  })

  it('lets clicks through to the page while the dialog goes', async () => {
    await wants('no-preference')
    mounted = mountState(states.survey, {}, closesOnDismiss)
    expect(document.elementFromPoint(5, 5)).toBe(mounted.widget.host)
    mounted.flow.dismiss()
    expect(mounted.dialog.open).toBe(false)
    expect(getComputedStyle(mounted.dialog).display).toBe('flex')
    expect(document.elementFromPoint(5, 5)).not.toBe(mounted.widget.host)
  })
})
