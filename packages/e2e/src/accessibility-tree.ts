import type { CDPSession, Page } from 'playwright-core'

/** One node of what the browser tells assistive technology. */
export interface TreeNode {
  readonly role: string
  readonly name: string
  readonly description: string
  /** Everything under it, as it would be read. */
  readonly text: string
  readonly level?: number | undefined
  readonly modal?: boolean | undefined
  readonly focused?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly live?: string | undefined
}

/** The browser's accessibility tree of a page. */
export interface AccessibilityTree {
  readonly dialogs: readonly TreeNode[]
  /** What the page itself exposes beside dialogs. */
  readonly outside: readonly string[]
  /** The nodes of a role, in the order of the tree. */
  find(role: string): readonly TreeNode[]
  readonly focused: TreeNode | undefined
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()
type Raw = Awaited<ReturnType<typeof fetchNodes>>[number]

async function fetchNodes(page: Page) {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return (await (await session).send('Accessibility.getFullAXTree')).nodes
}

/** Reads the tree that Chromium gives to screen readers, where what is inert is not. */
export async function readTree(page: Page): Promise<AccessibilityTree> {
  const nodes = await fetchNodes(page)
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const children = (node: Raw) => (node.childIds ?? []).flatMap((id) => byId.get(id) ?? [])
  const roleOf = (node: Raw) => String(node.role?.value ?? '')

  const textOf = (node: Raw): string => {
    if (roleOf(node) === 'StaticText') return String(node.name?.value ?? '')
    return children(node).map(textOf).filter(Boolean).join(' ').replace(/\s+/g, ' ').trim()
  }
  const toNode = (node: Raw): TreeNode => {
    const property = (name: string) =>
      node.properties?.find((one) => one.name === name)?.value.value as never
    return {
      role: roleOf(node),
      name: String(node.name?.value ?? ''),
      description: String(node.description?.value ?? ''),
      text: textOf(node),
      level: property('level'),
      modal: property('modal'),
      focused: property('focused'),
      disabled: property('disabled'),
      live: property('live'),
    }
  }
  const all: Raw[] = []
  const walk = (node: Raw, isInDialog: boolean): string[] => {
    const role = roleOf(node)
    if (!node.ignored) all.push(node)
    const inDialog = isInDialog || role === 'dialog'
    const isSeen = !node.ignored && !/^(RootWebArea|none|generic|InlineTextBox)$/.test(role)
    const own = isSeen && !inDialog ? [`${role} ${node.name?.value ?? ''}`.trim()] : []
    return [...own, ...children(node).flatMap((child) => walk(child, inDialog))]
  }
  const outside = nodes[0] ? walk(nodes[0], false) : []
  const find = (role: string) => all.filter((node) => roleOf(node) === role).map(toNode)
  return {
    dialogs: find('dialog'),
    outside,
    find,
    focused: all.map(toNode).findLast(({ focused }) => focused),
  }
}
