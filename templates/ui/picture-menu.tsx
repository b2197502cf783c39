// The menu of a figure: its picture as a file and for the clipboard, and the matrix as a table. Without JavaScript, the file is a plain link;
// public/js/pictures/pictures.js shows the rest.

interface PictureMenuProps {
  /** address of the picture as .svg */
  readonly href: string
  /** what the picture shows; read by screen readers with the name of the menu */
  readonly of: string
  /** address of the same as a table for other programs; without it there is none */
  readonly table?: string | undefined
}

export const PictureMenu = ({ href, of, table }: PictureMenuProps) => (
  <details class="picture-menu no-print">
    <summary>
      Picture<span class="visually-hidden"> of {of}</span>
    </summary>
    <div class="picture-ways" data-picture={href}>
      <a class="btn" data-size="s" href={href} download>
        Download SVG
      </a>
      {WAYS.map(({ way, words }) => (
        <button type="button" class="btn" data-size="s" data-way={way} hidden>
          {words}
        </button>
      ))}
      {table !== undefined && (
        <button type="button" class="btn" data-size="s" data-way="copy-table" data-table={table} hidden>
          Copy for Word or mail
        </button>
      )}
      <p class="meta" role="status"></p>
    </div>
  </details>
)

const WAYS = [
  { way: 'download-png', words: 'Download PNG' },
  { way: 'copy-png', words: 'Copy PNG' },
  { way: 'copy-svg', words: 'Copy SVG' },
] as const
