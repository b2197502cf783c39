// Records what was read from an XML tree, so the rest can be reported by name.
import type { XmlAttribute, XmlElement } from './xml-tree.ts'

const sameName = (a: string, b: string) => a.toUpperCase() === b.toUpperCase()

export class ConsumedXml {
  readonly #taken = new Set<XmlElement | XmlAttribute>()

  /** Returns the text of the first child with this name, else of the attribute; '' if neither exists. */
  text(element: XmlElement, name: string): string {
    const found = element.children.find((child) => sameName(child.name, name)) ?? element.attributes.find((one) => sameName(one.name, name))
    if (!found) return ''
    this.#taken.add(found)
    return found.text
  }

  /** Returns all children with this name; their contents still count as unread. */
  all(element: XmlElement, name: string): XmlElement[] {
    return element.children.filter((child) => sameName(child.name, name))
  }

  /** Marks children and attributes with this name and their contents as read; returns whether any exist. */
  whole(element: XmlElement, name: string): boolean {
    const children = this.all(element, name)
    const attributes = element.attributes.filter((one) => sameName(one.name, name))
    for (const one of [...children.flatMap((child) => listAll(child)), ...attributes]) this.#taken.add(one)
    return children.length + attributes.length > 0
  }

  /** Returns the names of unread elements and attributes with text, and their numbers; skips the contents of elements in `except`. */
  left(element: XmlElement, except: readonly XmlElement[] = []): Map<string, number> {
    const counts = new Map<string, number>()
    for (const one of listAll(element, except))
      if (/\S/.test(one.text) && !this.#taken.has(one)) counts.set(one.name, (counts.get(one.name) ?? 0) + 1)
    return counts
  }
}

function listAll(element: XmlElement, except: readonly XmlElement[] = []): (XmlElement | XmlAttribute)[] {
  const children = element.children.filter((child) => !except.includes(child))
  return [element, ...element.attributes, ...children.flatMap((child) => listAll(child))]
}
