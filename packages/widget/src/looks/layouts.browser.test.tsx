import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type StateName, states } from '../../playground/flow-states.ts'
import { closesOnDismiss, type Mounted, mountState } from '../../playground/mount-state.ts'

const withExit = (Object.keys(states) as StateName[]).filter((name) => states[name].can.cancel)
let mounted: Mounted | undefined
let place: HTMLElement

const box = (selector: string) =>
  ((mounted as Mounted).root.querySelector(selector) as Element).getBoundingClientRect()

async function show(
  name: StateName,
  layout: 'modal' | 'sheet' | 'inline',
  width: number,
  height: number,
  dir: 'ltr' | 'rtl' = 'ltr',
) {
  await page.viewport(width, height)
  const parent = layout === 'inline' ? place : undefined
  mounted = mountState({ ...states[name], dir }, { layout, parent }, closesOnDismiss)
  return mounted
}

beforeEach(() => {
  document.body.style.margin = '0'
  place = document.createElement('main')
  place.innerHTML = '<h1>Cancel your plan</h1><p>Here you can.</p>'
  document.body.append(place)
})
afterEach(() => {
  mounted?.widget.dispose()
  place.remove()
})

describe('a sheet', () => {
  it.each([
    [1280, 720, 'ltr'],
    [320, 568, 'rtl'],
  ] as const)('stands at the foot of the page, at %i × %i, %s', async (width, height, dir) => {
    const { dialog } = await show('offer', 'sheet', width, height, dir)
    expect(box('section').bottom).toBe(height)
    expect(box('section').width).toBe(Math.min(600, width))
    expect(box('section').left).toBe((width - box('section').width) / 2)
    expect(dialog.matches(':modal')).toBe(true)
    expect(dialog.getAttribute('aria-modal')).toBe('true')
  })

  it('AX-05 is closed by Esc', async () => {
    const { dialog } = await show('survey', 'sheet', 1280, 720)
    await userEvent.keyboard('{Escape}')
    expect(dialog.open).toBe(false)
  })
})

describe('a modal flow', () => {
  it('is a sheet on phones, and in the middle elsewhere', async () => {
    await show('confirm', 'modal', 320, 568)
    expect(box('section')).toMatchObject({ bottom: 568, left: 0, right: 320 })
    mounted?.widget.dispose()
    await show('confirm', 'modal', 1280, 720)
    const { top, bottom } = box('section')
    expect(Math.abs(top - (innerHeight - bottom))).toBeLessThanOrEqual(1)
  })
})

describe('a logo', () => {
  it('is not covered by the way back that stands under it', async () => {
    const { href } = new URL('../../../../docs/gallery/arabic.webp', import.meta.url)
    const logo = { src: href, alt: 'Acme', width: 96, height: 24 }
    mounted = mountState({ ...states.offer, logo })
    await (mounted.root.querySelector('.logo img') as HTMLImageElement).decode()
    expect(box('.logo img').height).toBeGreaterThan(20)
    expect(box('.back').top).toBeGreaterThanOrEqual(box('.logo img').bottom)
  })
})

describe('an inline flow', () => {
  it('stands in its place, as wide as it may, with nothing over the page', async () => {
    const { dialog } = await show('offer', 'inline', 1280, 720)
    expect(place.querySelector('[data-fairwell]')).toBeTruthy()
    expect(box('section')).toMatchObject({ left: 0, width: 600 })
    expect(dialog.matches(':modal')).toBe(false)
    expect(dialog.hasAttribute('aria-modal')).toBe(false)
    const heading = place.querySelector('h1') as HTMLElement
    const { x, y } = heading.getBoundingClientRect()
    expect(document.elementFromPoint(x + 5, y + 5)).toBe(heading)
  })

  it('keeps its border in view all around, also beside the footer', async () => {
    await show('offer', 'inline', 1280, 720)
    const [all, footer] = [box('section'), box('footer')]
    expect(footer.left).toBe(all.left + 1)
    expect(footer.right).toBe(all.right - 1)
    expect(footer.bottom).toBe(all.bottom - 1)
  })

  it.each(['ltr', 'rtl'] as const)('does not scroll sideways on a phone, %s', async (dir) => {
    await show('offer', 'inline', 320, 568, dir)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })

  it.each(withExit)('CF-01 %s has its exit in view without scrolling', async (name) => {
    await show(name, 'inline', 320, 568)
    expect(box('footer .pair > :last-child').bottom).toBeLessThanOrEqual(568)
    expect(box('footer .pair > :last-child').top).toBeGreaterThanOrEqual(0)
  })

  it('AX-16 shows whatever has focus, never under the footer', async () => {
    const { root } = await show('questions', 'inline', 320, 568)
    for (const control of root.querySelectorAll<HTMLElement>('.body input, .body textarea')) {
      control.focus()
      expect(control.getBoundingClientRect().bottom).toBeLessThanOrEqual(box('footer').top)
    }
  })

  it('AX-05 stays where it is on Esc, and lets Tab go on to the page', async () => {
    const { dialog, root } = await show('confirm', 'inline', 1280, 720)
    const after = document.createElement('button')
    place.append(after)
    await userEvent.keyboard('{Escape}')
    expect(dialog.open).toBe(true)
    ;(root.querySelector('footer .pair > :last-child') as HTMLElement).focus()
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).toBe(after)
  })

  it('AX-02 has focus on its heading, of a level under that of the page', async () => {
    const { root } = await show('confirm', 'inline', 1280, 720)
    expect(root.activeElement?.id).toBe('title')
    expect(root.activeElement?.tagName).toBe('H2')
  })
})
