import { afterEach, expect, it } from 'vitest'
import { states } from '../../playground/flow-states.ts'
import { type Mounted, mountState } from '../../playground/mount-state.ts'

let mounted: Mounted | undefined
let sheet: HTMLStyleElement | undefined

afterEach(() => {
  mounted?.widget.dispose()
  sheet?.remove()
})

it('CF-10 a rule for the part of a button changes every one that decides, and alike', () => {
  sheet = document.createElement('style')
  sheet.textContent = `
    [data-fairwell]::part(button) { background: rgb(255, 230, 0); font-size: 20px; padding: 4px }
    [data-fairwell]::part(title) { letter-spacing: 3px }
    [data-fairwell]::part(footer) { display: none }
    [data-fairwell]::part(exit) { display: none }`
  document.head.append(sheet)
  mounted = mountState(states.offer)
  const { root } = mounted
  const looks = [...root.querySelectorAll('article button, footer button')].map((button) => {
    const { backgroundColor, fontSize, padding, color, display } = getComputedStyle(button)
    return [backgroundColor, fontSize, padding, color, display].join()
  })
  expect(looks.length).toBe(4)
  expect(new Set(looks).size).toBe(1)
  expect(looks[0]).toContain('rgb(255, 230, 0),20px,4px')
  expect(getComputedStyle(root.querySelector('h2') as Element).letterSpacing).toBe('3px')
  expect(getComputedStyle(root.querySelector('footer') as Element).display).toBe('block')
})
