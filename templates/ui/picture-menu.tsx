// The menu of a figure: its picture as a file and for the clipboard. Without JavaScript, the file is a plain link;
// public/js/pictures/pictures.js shows the rest.

interface PictureMenuProps {
  /** address of the picture as .svg */
  readonly href: string
  /** what the picture shows; read by screen readers with the name of the menu */
  readonly of: string
}

export const PictureMenu = ({ href, of }: PictureMenuProps) => (
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
      <p class="meta" role="status"></p>
    </div>
  </details>
)

const WAYS = [
  { way: 'download-png', words: 'Download PNG' },
  { way: 'copy-png', words: 'Copy PNG' },
  { way: 'copy-svg', words: 'Copy SVG' },
] as const
