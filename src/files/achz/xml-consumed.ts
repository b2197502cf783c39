// Remembers what was taken out of an XML tree, so that everything else in it can be told by name. Must not judge what is worth telling.
import type { XmlAttribute, XmlElement } from './xml-tree.ts'

const sameName = (a: string, b: string) => a.toUpperCase() === b.toUpperCase()

export class ConsumedXml {
  readonly #taken = new Set<XmlElement | XmlAttribute>()

  /** The text of the first child of that name, else of the attribute of that name; '' where there is none. */
  text(element: XmlElement, name: string): string {
    const found = element.children.find((child) => sameName(child.name, name)) ?? element.attributes.find((one) => sameName(one.name, name))
    if (!found) return ''
    this.#taken.add(found)
    return found.text
  }

  /** All children of that name; what is in them is not taken yet. */
  all(element: XmlElement, name: string): XmlElement[] {
    return element.children.filter((child) => sameName(child.name, name))
  }

  /** Takes children and attributes of that name with everything in them; says whether there were any. */
  whole(element: XmlElement, name: string): boolean {
    const children = this.all(element, name)
    const attributes = element.attributes.filter((one) => sameName(one.name, name))
    for (const one of [...children.flatMap((child) => listAll(child)), ...attributes]) this.#taken.add(one)
    return children.length + attributes.length > 0
  }

  /** Names of elements and attributes that carry text and were not taken, with how often; what is in an element of `except` is left out. */
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
