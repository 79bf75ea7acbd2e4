import type { Control, Measured } from './measure-screen.ts'

/** What a screen is, as the walk knows it from the events. */
export type Stage = 'open' | 'offer' | 'confirm' | 'result'

/** What a walk has done to a screen before it is judged. */
export interface ScreenHow {
  /** Something was chosen, and the page may have been scrolled for it. */
  readonly isAnswered: boolean
  readonly isInline: boolean
}

/** What is wrong with a screen, each line beginning with the rule that it breaks. */
export function judgeScreen(
  stage: Stage,
  measured: Measured,
  { isAnswered, isInline }: ScreenHow,
): string[] {
  const { exit, first, accepts, close, checked, overflow } = measured
  const wrong: string[] = []
  const demand = (holds: boolean, rule: string, what: string) => {
    if (!holds) wrong.push(`${rule} ${what}`)
  }
  const legible = (control: Control) =>
    control.textContrast >= 4.5 && control.edgeContrast >= 3 ? '' : JSON.stringify(control)

  const isSeen = close?.inView || (isInline && isAnswered)
  demand(!!isSeen && !!close?.enabled && close.takesFocus, 'CF-13', 'the close button')
  demand(checked === 0 || isAnswered, 'CF-12', `${checked} entries are chosen beforehand`)
  demand(overflow <= 1, 'CF-01', `something is ${overflow} px wider than its box`)
  if (stage !== 'result') {
    demand(!!exit, 'CF-01', 'there is no exit')
    demand(!!exit?.inView, 'CF-01', `the exit is out of sight: ${at(exit)}`)
    demand(!!exit?.enabled && exit.takesFocus, 'CF-01', 'the exit can not be pressed')
  }
  const says = (words: RegExp) => words.test(measured.words.replace(/\s+/g, ' '))
  if (stage === 'confirm' || stage === 'result') {
    demand(says(/December 22, 2027/), 'CF-23', 'no word of when it ends')
    demand(says(/There will be no further charges/), 'CF-23', 'no word of further charges')
  }
  if (stage === 'result') {
    const receipt =
      /Receipt number r-1 Request Cancellation of .* Received \w+ \d+, \d{4} at [\d:]+\s[AP]M UTC/
    demand(says(receipt), 'CF-24', `the receipt is ${measured.words}`)
  }
  if (stage === 'confirm') {
    demand(!measured.cards && !measured.questions, 'CF-02', 'something is offered or asked')
  }
  if (!exit || !first) return wrong
  demand(first.inView, 'CF-10', `the other control is out of sight: ${at(first)}`)
  for (const control of [exit, first, ...accepts]) {
    demand(!legible(control), 'CF-10', `hard to read or to see: ${legible(control)}`)
    demand(control.look === exit.look, 'CF-10', `"${control.name.slice(0, 40)}" looks different`)
  }
  for (const accept of accepts) {
    for (const [what, control] of [
      ['exit', exit],
      ['decline', first],
    ] as const) {
      const area = (control.width * control.height) / (accept.width * accept.height)
      const size = control.fontSize / accept.fontSize
      demand(accept.tag !== 'button' || control.tag === 'button', 'CF-10', `${what} is no button`)
      demand(area >= 0.8, 'CF-10', `${what} is ${area.toFixed(2)} of ${at(accept)} in area`)
      demand(size >= 1, 'CF-10', `${what} has ${size.toFixed(2)} of the letters' size`)
    }
  }
  return wrong
}

function at(control: Control | undefined): string {
  if (!control) return 'none'
  const { name, left, top, width, height } = control
  const [x, y, w, h] = [left, top, width, height].map(Math.round)
  return `"${name.slice(0, 30)}" ${w}x${h} at ${x},${y}`
}
