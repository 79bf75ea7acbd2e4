import type { PanelView } from '../panel-view.ts'
import { byId, element } from './element.ts'

const form = byId<HTMLFormElement>('switches')

/** Shows how the demo's world is set. */
export function showSwitches({ switches, settings, notes }: PanelView): void {
  if (form.childElementCount === 0) {
    form.append(
      ...Object.entries(switches).map(([name, { label, choices }]) =>
        element(
          'label',
          {},
          element('span', {}, label),
          element(
            'select',
            { name },
            ...choices.map((choice) => element('option', { value: choice.id }, choice.label)),
          ),
        ),
      ),
    )
  }
  for (const select of form.querySelectorAll('select'))
    select.value = settings[select.name as keyof typeof settings]
  byId('notes').replaceChildren(...notes.map((note) => element('p', {}, note)))
}

/** Calls back with the one switch that was moved. */
export function onSwitch(listener: (settings: Readonly<Record<string, string>>) => void): void {
  form.addEventListener('change', (event) => {
    const select = event.target as HTMLSelectElement
    listener({ [select.name]: select.value })
  })
}
