import type { Page } from 'playwright-core'
import { readTree } from '../../src/accessibility-tree.ts'
import { takeAnnouncements } from '../../src/announcements.ts'
import type { Step } from './path.ts'

/** What a screen reader is given along a path: one line or one block for each step. */
export interface Hearing {
  /** Notes what is there after a step. */
  note(step: Step | 'open'): Promise<void>
  /** Everything noted, to be read by people. */
  text(): string
  /** Whatever a screen reader could not make sense of. */
  readonly problems: readonly string[]
}

const controls = ['button', 'link', 'radio', 'checkbox', 'textbox'] as const
/** Days differ from run to run, and so do they by which prices are told. */
const dated = (text: string) => text.replace(/[A-Z][a-z]+ \d{1,2}, \d{4}/g, '<date>')

const wordsOf = (step: Step | 'open') =>
  typeof step === 'string'
    ? step
    : Object.entries(step)
        .map(([key, value]) => `${key} "${[value].flat().join(', ')}"`)
        .join(' ')

/** Listens to the accessibility tree and the live regions of a page. */
export function hearPath(page: Page): Hearing {
  const lines: string[] = []
  const problems: string[] = []
  let before = ''

  return {
    problems,
    text: () => dated(lines.join('\n')),
    async note(step) {
      if (step === 'reload') before = ''
      const said = await takeAnnouncements(page)
      const tree = await readTree(page)
      const [dialog, ...more] = tree.dialogs
      const name = wordsOf(step)
      lines.push(`${name}:`, ...said.map((line) => `  hears ${line}`))
      const focus = `${tree.focused?.role} "${tree.focused?.name}"`
      if (!dialog) {
        before = ''
        lines.push(`  is on the page again, at ${focus}`)
        return
      }
      const wrong = (what: string) => problems.push(`after ${name}: ${what}`)
      const title = tree.find('heading').find(({ level }) => level === 2)?.name ?? ''
      if (more.length > 0) wrong('there are two dialogs')
      if (tree.outside.length > 0) wrong(`the page is exposed: ${tree.outside.join(' | ')}`)
      if (!dialog.modal || !title || dialog.name !== title)
        wrong(`the dialog is called "${dialog.name}", its title is "${title}"`)
      const at = tree.find('status')[0]?.text ?? ''
      if (dialog.description !== at) wrong(`"${at}" does not describe the dialog`)
      if (said.length !== new Set(said).size) wrong(`it says twice: ${said.join(' | ')}`)
      const isNew = title !== before
      if (isNew && focus !== `heading "${title}"`) wrong(`focus is on ${focus}, not on the title`)
      const names: string[] = []
      for (const role of controls) {
        const found = tree.find(role)
        for (const control of found) if (!control.name) wrong(`a ${role} has no name`)
        if (found.length > 0) names.push(`${role}: ${found.map((each) => each.name).join(' | ')}`)
      }
      before = title
      if (!isNew) {
        lines.push(`  stays, at ${focus}`)
        return
      }
      lines.push(`  reads "${title}"${at && `, ${at}`}`, ...names.map((line) => `    ${line}`))
    },
  }
}
