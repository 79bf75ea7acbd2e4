/** The texts of the first screen, the same for every contender that can show them. */
export const texts = {
  title: 'Sorry to see you go. What is the main reason?',
  reasons: [
    'It costs too much',
    'I do not use it enough',
    'It lacks something I need',
    'It is hard to use',
    'I found something else',
    'Something else',
  ],
  optional: 'Answering is optional.',
  comment: 'Anything else we should know?',
  hint: 'Please leave out passwords, card numbers and health details.',
  next: 'Continue',
  exit: 'Continue to cancel',
  close: 'Close',
}
