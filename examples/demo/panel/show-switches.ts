import type { PanelView } from '../panel-view.ts'
import { byId, element } from './element.ts'

const forms = {
  world: byId<HTMLFormElement>('switches'),
  events: byId<HTMLFormElement>('endpoint'),
}

/** Shows how the demo's world is set. */
export function showSwitches({ switches, settings, notes, eventsNote }: PanelView): void {
  if (forms.world.childElementCount === 0) {
    for (const [name, { label, choices }] of Object.entries(switches)) {
      const form = name === 'events' ? forms.events : forms.world
      form.append(
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
      )
    }
  }
  for (const form of Object.values(forms))
    for (const select of form.querySelectorAll('select'))
      select.value = settings[select.name as keyof typeof settings]
  byId('notes').replaceChildren(...notes.map((note) => element('p', {}, note)))
  const note = byId('events-note')
  if (note.textContent !== eventsNote) note.textContent = eventsNote
}

/** Calls back with the one switch that was moved. */
export function onSwitch(listener: (settings: Readonly<Record<string, string>>) => void): void {
  for (const form of Object.values(forms))
    form.addEventListener('change', (event) => {
      const select = event.target as HTMLSelectElement
      listener({ [select.name]: select.value })
    })
}
