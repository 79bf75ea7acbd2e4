/** A release is final until the person acts again: the host may well submit once more by itself. */
export let isReleased = false

/** Lets every activation through from now on. */
export function release(): void {
  isReleased = true
}

/** Something was pressed; what a script makes up is not the person. */
export function endRelease(byPerson: boolean): void {
  isReleased = !byPerson
}
