// Plain JavaScript without dependencies: it runs first, on any Node from 20.19 on.
// Usage: node scripts/setup.mjs [--no-browser] [script [argument…]]
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findChromium } from './find-chromium.mjs'

const root = join(import.meta.dirname, '..')
const onWindows = process.platform === 'win32'
const options = process.argv.slice(2)
const wantsBrowser = !options.includes('--no-browser')
const [script, ...rest] = options.filter((option) => option !== '--no-browser')

checkNode()
const pnpm = findPnpm()
install(pnpm)
const chromium = wantsBrowser ? (findChromium() ?? fetchChromium()) : undefined
if (chromium) checkChromium(chromium)
if (script) {
  const { status } = run([...pnpm, 'run', '--silent', script, ...rest], {
    ...(chromium ? { FAIRWELL_CHROMIUM: chromium } : {}),
    FAIRWELL_NODE: systemNode(),
  })
  process.exitCode = status ?? 1
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(`Fairwell needs Node 20.19 or newer; this is ${process.version}.`, 'Get it from nodejs.org.')
}

/** The command for pnpm: an installed one of the right major version, else one that npx brings. */
function findPnpm() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager
  const major = wanted.split('@')[1].split('.')[0]
  if (answer(['pnpm', '--version'])?.startsWith(`${major}.`)) return ['pnpm']
  say(`getting ${wanted} through npx`)
  const throughNpx = ['npx', '--yes', wanted]
  if (answer([...throughNpx, '--version'])) return throughNpx
  return stop(
    'pnpm could not be had through npx.',
    `Install it: npm install --global pnpm@${major}`,
  )
}

/** @param {string[]} pnpm */
function install(pnpm) {
  say('installing what the lockfile names')
  const { status } = run([...pnpm, 'install', '--frozen-lockfile', '--prefer-offline'])
  if (status === 0) return
  stop('Installing the packages failed; the lines above say why.', 'Is the npm registry reachable?')
}

/** Nothing is installed: asks Playwright for its download, then the package manager of Debian or Ubuntu. */
function fetchChromium() {
  say("no Chrome, Chromium or Edge found; trying Playwright's download")
  const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js')
  run(
    [process.execPath, playwright, 'install', '--no-shell', 'chromium'],
    { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' },
    120_000,
  )
  return findChromium() ?? installDebianChromium() ?? refuse()
}

function installDebianChromium() {
  if (process.platform !== 'linux' || !answer(['apt-get', '--version'])) return undefined
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (asRoot.length > 0 && answer([...asRoot, 'true']) === undefined) return undefined
  say("trying the system's package manager: apt-get install chromium")
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  run([...asRoot, 'apt-get', 'update'], quiet)
  run([...asRoot, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium'], quiet)
  return findChromium()
}

function refuse() {
  return stop(
    'The tests need Chromium, Chrome or Edge, and none could be found or installed.',
    'Install one, or set FAIRWELL_CHROMIUM to the path of its program, and run this again.',
  )
}

/** @param {string} path */
function checkChromium(path) {
  if (!existsSync(path)) stop(`FAIRWELL_CHROMIUM names ${path}, which does not exist.`)
  // On Windows `--version` opens a window instead of answering.
  const version = onWindows ? path : answer([path, '--version'])
  if (version === undefined)
    stop(`${path} does not start.`, 'Set FAIRWELL_CHROMIUM to one that does.')
  say(`browser: ${version}`)
}

/** The Node that was there before the set-up: npm and pnpm put the repository's own first on PATH. */
function systemNode() {
  const program = onWindows ? 'node.exe' : 'node'
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const own = folders.filter((folder) => !folder.includes('node_modules'))
  return (
    own.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? process.execPath
  )
}

/**
 * @param {string[]} command
 * @param {Record<string, string>} env
 * @param {number} [timeout]
 */
function run([program = '', ...args], env = {}, timeout) {
  return spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: needsShell(program),
    timeout,
    env: { ...process.env, ...env },
  })
}

/**
 * What a command prints, or `undefined` when it fails.
 *
 * @param {string[]} command
 */
function answer([program = '', ...args]) {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    shell: needsShell(program),
    timeout: 120_000,
  })
  return status === 0 ? stdout.trim() : undefined
}

/**
 * On Windows npm and npx are scripts; a path with spaces must not pass through the shell.
 *
 * @param {string} program
 */
function needsShell(program) {
  return process.platform === 'win32' && !program.includes('\\')
}

/** @param {string} text */
function say(text) {
  console.log(`setup: ${text}`)
}

/**
 * @param {string} problem
 * @param {string} [remedy]
 * @returns {never}
 */
function stop(problem, remedy) {
  console.error(`setup: ${problem}${remedy ? `\nsetup: ${remedy}` : ''}`)
  process.exit(1)
}
