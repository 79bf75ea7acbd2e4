import type { Tokens } from '@fairwell/core'
import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { states } from '../../playground/flow-states.ts'
import { type Mounted, mountState } from '../../playground/mount-state.ts'
import type { WidgetOptions } from '../widget-options.ts'

let mounted: Mounted | undefined
let sheet: HTMLStyleElement | undefined

function show(tokens: Tokens, options: WidgetOptions = {}) {
  mounted = mountState({ ...states['survey-choice'], tokens }, options)
  const { root } = mounted
  const look = (selector: string) => getComputedStyle(root.querySelector(selector) as Element)
  return {
    root,
    look,
    looks: () => ({
      surface: look('section').backgroundColor,
      text: look('h2').color,
      accent: look('input:checked').borderTopColor,
      radius: look('footer button').borderRadius,
      font: look('h2').fontFamily,
      space: look('.body').paddingLeft,
    }),
  }
}

function style(css: string): void {
  sheet = document.createElement('style')
  sheet.textContent = css
  document.head.append(sheet)
}

afterEach(() => {
  mounted?.widget.dispose()
  sheet?.remove()
})

describe('AX-14 tokens', () => {
  it('are what the widget is drawn with, in both themes', async () => {
    await page.viewport(1280, 720)
    const tokens: Tokens = {
      color: {
        brand: '#7c3aed',
        light: { surface: '#fffaf0', text: '#3b2a14' },
        dark: { surface: '#101820', text: '#eeeeee', accent: '#5cc8d7' },
      },
      radius: 3,
      font: 'Georgia, serif',
      spacing: 36,
    }
    const light = show(tokens, { theme: 'light' })
    expect(light.looks()).toEqual({
      surface: 'rgb(255, 250, 240)',
      text: 'rgb(59, 42, 20)',
      accent: 'rgb(124, 58, 237)',
      radius: '3px',
      font: 'Georgia, serif',
      space: '36px',
    })
    mounted?.widget.dispose()
    expect(show(tokens, { theme: 'dark' }).looks()).toMatchObject({
      surface: 'rgb(16, 24, 32)',
      text: 'rgb(238, 238, 238)',
      accent: 'rgb(92, 200, 215)',
    })
  })

  it('draw a brand that could not be seen in a colour that can', () => {
    expect(show({ color: { brand: '#ffd400' } }, { theme: 'light' }).looks().accent).toBe(
      'rgb(161, 134, 0)',
    )
  })

  it('have no rival on the page', () => {
    const names =
      'fw-surface fw-raised fw-text fw-accent fw-edge fw-line fw-light-surface fw-light-text fw-dark-surface fw-round fw-space fw-font fw-gap fw-done'
    const before = show({}).looks()
    const all = names.split(' ').map((name) => `--${name}:red!important`)
    style(`:root,*,[data-fairwell]{${all.join(';')};--fairwell-accent:red!important}`)
    expect(show({}).looks()).toEqual(before)
  })

  it('keep every target high enough where things stand close', async () => {
    await page.viewport(1280, 720)
    const { root } = show({ density: 'compact' })
    for (const target of root.querySelectorAll('button,.list>label'))
      expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
  })
})

describe('S-15 tokens that nobody checked', () => {
  it.each(['red;} * {display:none', 'url(/evil.png)', 'expression(alert(1))', '#fff;@import "x"'])(
    'as "%s" do no more than not work',
    (evil) => {
      const color = { brand: evil, light: { surface: evil, text: evil, accent: evil } }
      const { root, look } = show({ color, font: evil, radius: evil, spacing: evil } as never)
      expect(look('footer button').display).toBe('flex')
      expect(look('section').backgroundImage).toBe('none')
      expect(root.querySelectorAll('style')).toHaveLength(0)
      const asked = performance.getEntriesByType('resource').map(({ name }) => name)
      expect(asked.filter((name) => name.includes('evil.png'))).toEqual([])
    },
  )
})
