import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleHost } from '../../src/bundle-host.ts'
import { nativeDialogCss, nativeDialogHtml } from './contenders/native-dialog-html.ts'
import { texts } from './contenders/texts.ts'
import { type Entrant, fairwellEntrant } from './fairwell-entrant.ts'
import { hostPage } from './host-page.ts'
import { html, json, type SiteFile, script, text } from './site.ts'

const modules = join(import.meta.dirname, '../../node_modules')

/** The hand-written dialog, which every other one is compared with. */
export async function nativeEntrant(): Promise<Entrant> {
  const own = script(await contender('native-dialog'))
  const head = `<style>${nativeDialogCss}</style>`
  const end = `${nativeDialogHtml()}<script src="/contender.js"></script>`
  return {
    name: 'native `<dialog>`, same text',
    version: '',
    loads: [],
    files: { '/': html(hostPage({ head, end })), '/contender.js': own },
  }
}

/** Everybody, the native dialog first. */
export async function allEntrants(): Promise<Entrant[]> {
  const own = await fairwellEntrant()
  return [
    await nativeEntrant(),
    own,
    { ...own, name: 'Fairwell, after intent', afterIntent: true },
    await bundled('bare Preact flow, same text', 'preact', 'bare-preact'),
    await bundled('Sentry feedback', '@sentry/browser', 'sentry'),
    await posthog(),
    await formbricks(),
    await surveyjs(),
  ]
}

function contender(name: string): Promise<string> {
  return bundleHost({ file: join(import.meta.dirname, 'contenders', `${name}.ts`) })
}

function library(path: string): SiteFile {
  return text(
    path.endsWith('.css') ? 'text/css' : 'text/javascript',
    readFileSync(join(modules, path)),
  )
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')).version
}

async function bundled(name: string, dependency: string, file: string): Promise<Entrant> {
  const own = script(await contender(file))
  return {
    name,
    version: versionOf(dependency),
    loads: [own],
    files: page({ '/contender.js': own }),
  }
}

/** A page with these scripts and styles, in their order. */
function page(files: Readonly<Record<string, SiteFile>>): Record<string, SiteFile> {
  const tags = Object.entries(files).map(([path, { type }]) =>
    type === 'text/css'
      ? `<link rel="stylesheet" href="${path}">`
      : `<script src="${path}"></script>`,
  )
  return { '/': html(hostPage({ end: tags.join('') })), ...files }
}

async function posthog(): Promise<Entrant> {
  const survey = {
    id: 'leaving',
    name: 'leaving',
    // One that is shown when the page asks for it.
    type: 'api',
    questions: [
      {
        type: 'single_choice',
        question: texts.title,
        description: texts.comment,
        choices: texts.reasons,
        buttonText: texts.next,
      },
    ],
    conditions: null,
    appearance: { displayThankYouMessage: false },
    start_date: '2026-01-01T00:00:00Z',
    end_date: null,
  }
  const loads = [
    library('posthog-js/dist/array.js'),
    library('posthog-js/dist/surveys.js'),
  ] as const
  const answers = { surveys: [survey], featureFlags: {}, errorsWhileComputingFlags: false }
  return {
    name: 'PostHog surveys',
    version: versionOf('posthog-js'),
    loads,
    files: {
      ...page({
        '/array.js': loads[0],
        '/surveys.js': loads[1],
        '/contender.js': script(await contender('posthog')),
      }),
      '/static/surveys.js': loads[1],
      '/api/surveys/': json(answers),
      '/flags/': json(answers),
      '/array/phc_bench/config': json({ surveys: true, supportedCompression: [] }),
      '/e/': json({ status: 1 }),
    },
  }
}

async function formbricks(): Promise<Entrant> {
  const own = library('@formbricks/surveys/dist/index.umd.js')
  return {
    name: 'Formbricks surveys',
    version: versionOf('@formbricks/surveys'),
    loads: [own],
    files: page({ '/surveys.js': own, '/contender.js': script(await contender('formbricks')) }),
  }
}

async function surveyjs(): Promise<Entrant> {
  const loads = [
    library('survey-core/survey-core.min.css'),
    library('survey-core/survey.core.min.js'),
    library('survey-js-ui/survey-js-ui.min.js'),
  ] as const
  return {
    name: 'SurveyJS',
    version: versionOf('survey-core'),
    loads,
    files: page({
      '/survey.css': loads[0],
      '/survey.core.js': loads[1],
      '/survey-js-ui.js': loads[2],
      '/contender.js': script(await contender('surveyjs')),
    }),
  }
}
