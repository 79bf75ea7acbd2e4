import type { ComponentChildren, VNode } from 'preact'

/** One entry to choose. */
export interface Option {
  readonly id: string
  readonly label: string
  /** Shown under the label. */
  readonly note?: string | undefined
  /** What appears under the entry. */
  readonly below?: ComponentChildren
}

// Chromium keeps a radio that goes from a shadow root in its group, and the whole screen with it,
// unless it has left the group before.
const leaveGroup = (input: HTMLInputElement | null) => () => {
  if (input) input.name = ''
}

/** Draws entries to choose from: radios, or checkboxes where several may be taken. */
export function optionList(
  options: readonly Option[],
  name: string,
  chosen: readonly (string | undefined)[],
  choose: (id: string, checked: boolean) => void,
  type: 'radio' | 'checkbox' = 'radio',
): VNode {
  return (
    <div class="list">
      {options.map(({ id, label, note, below }) => [
        <label part="option" key={id}>
          <input
            type={type}
            name={name}
            ref={leaveGroup}
            checked={chosen.includes(id)}
            onChange={(event) => choose(id, event.currentTarget.checked)}
          />
          <span>
            {label}
            {note && <bdi>{note}</bdi>}
          </span>
        </label>,
        below,
      ])}
    </div>
  )
}
