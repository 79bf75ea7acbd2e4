import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { type StateName, states } from '../playground/flow-states.ts'
import { type Mounted, mountState } from '../playground/mount-state.ts'

const names = Object.keys(states) as StateName[]
const withExit = names.filter((name) => states[name].can.cancel)
const offerNames = ['offer', 'offer-one', 'offer-pause', 'offer-trial', 'offer-skip'] as const
let mounted: Mounted | undefined

async function show(name: StateName, width: number, height: number) {
  await page.viewport(width, height)
  mounted = mountState(states[name])
  return mounted
}

const box = (element: Element | null | undefined) => (element as Element).getBoundingClientRect()

/** What is at the middle of an element, or near the top of a high one, looked for inside the widget. */
function topmost({ root }: Mounted, element: Element): Element | null {
  const { x, y, width, height } = box(element)
  return root.elementFromPoint(x + width / 2, y + Math.min(height, 50) / 2)
}

beforeEach(() => {
  document.body.style.margin = '0'
})
afterEach(() => mounted?.widget.dispose())

describe.each([
  [320, 568],
  [1280, 720],
  [320, 256],
])('at %i × %i', (width, height) => {
  it.each(withExit)('AX-17 %s has its exit in view without scrolling', async (name) => {
    const shown = await show(name, width, height)
    const exit = shown.dialog.querySelector('footer .pair > :last-child') as Element
    const { top, left, bottom, right } = box(exit)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThanOrEqual(height)
    expect(right).toBeLessThanOrEqual(width)
    expect(exit.contains(topmost(shown, exit))).toBe(true)
  })

  it.each(names)('AX-17 %s does not scroll sideways', async (name) => {
    const { dialog } = await show(name, width, height)
    for (const element of dialog.querySelectorAll('section,.body,article,footer')) {
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
    }
  })

  it.each(names)('AX-12 %s has targets of 44 pixels', async (name) => {
    const { dialog } = await show(name, width, height)
    for (const target of dialog.querySelectorAll('button,a,.list>label,textarea')) {
      expect(box(target).height).toBeGreaterThanOrEqual(44)
      expect(box(target).width).toBeGreaterThanOrEqual(38)
    }
  })

  it.each(names)('AX-16 %s shows whatever has focus, never under the footer', async (name) => {
    const shown = await show(name, width, height)
    for (const control of shown.dialog.querySelectorAll<HTMLElement>('button,a,input,textarea')) {
      control.focus()
      const seen = topmost(shown, control)
      expect(control.contains(seen) || seen?.contains(control)).toBe(true)
      expect(seen?.closest('footer')).toBe(control.closest('footer'))
    }
  })
})

describe.each([
  [320, 568],
  [1280, 720],
])('AX-13 no choice is louder than another at %i × %i', (width, height) => {
  it.each(offerNames)('%s', async (name) => {
    const { dialog } = await show(name, width, height)
    const [decline, exit] = dialog.querySelectorAll('footer button')
    const accepts = dialog.querySelectorAll('article button')
    const area = (element: Element | undefined) => box(element).width * box(element).height
    const look = (element: Element) => {
      const { fontSize, fontWeight, color, backgroundColor, borderColor, borderWidth } =
        getComputedStyle(element)
      return [
        element.tagName,
        fontSize,
        fontWeight,
        color,
        backgroundColor,
        borderColor,
        borderWidth,
      ]
    }
    expect(accepts.length).toBeGreaterThan(0)
    for (const accept of accepts) {
      for (const other of [decline, exit]) {
        expect(look(other as Element)).toEqual(look(accept))
        expect(area(other) / area(accept)).toBeGreaterThanOrEqual(0.8)
      }
    }
  })
})

it('keeps its controls in the same places from screen to screen', async () => {
  const { dialog, show: next } = await show('survey', 1280, 720)
  const places = () =>
    [...dialog.querySelectorAll('footer button')].map((button) => box(button).toJSON())
  const before = places()
  for (const name of ['offer', 'info', 'confirm'] as const) {
    next(states[name])
    expect(places()).toEqual(before)
  }
})

it.each(['1px', '10px', '40px'])('does not follow a root font size of %s', async (fontSize) => {
  const width = () => box(mounted?.dialog.querySelector('section')).toJSON()
  await show('survey', 1280, 720)
  const before = width()
  document.documentElement.style.fontSize = fontSize
  expect(width()).toEqual(before)
  document.documentElement.style.fontSize = ''
})

it('keeps the styles of the page out', async () => {
  const style = document.createElement('style')
  style.textContent =
    '*{color:red!important;margin:9px!important}button{display:none!important}div{display:none!important;pointer-events:none!important}'
  await show('survey', 1280, 720)
  const button = mounted?.dialog.querySelector('footer button') as Element
  const before = [JSON.stringify(box(button)), getComputedStyle(button).color]
  document.head.append(style)
  expect([JSON.stringify(box(button)), getComputedStyle(button).color]).toEqual(before)
  expect(button.contains(topmost(mounted as Mounted, button))).toBe(true)
  style.remove()
})
