export type Theme = 'light' | 'dark';

interface Palette {
  readonly page: string;
  readonly card: string;
  readonly text: string;
  readonly subtle: string;
  readonly border: string;
  readonly button: string;
  readonly brand: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly emphasis: string;
  readonly accentBack: string;
  readonly goodBack: string;
  readonly warningBack: string;
  readonly attentionBack: string;
}

const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    border: '#d1d1d1',
    button: '#ffffff',
    brand: '#5b5fc7',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#835b00',
    attention: '#b10e1c',
    emphasis: '#f0f0f0',
    accentBack: '#e8ebfa',
    goodBack: '#e7f2da',
    warningBack: '#fbf0dd',
    attentionBack: '#fcf4f6',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    border: '#666666',
    button: '#292929',
    brand: '#7f85f5',
    accent: '#9299f7',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    emphasis: '#1f1f1f',
    accentBack: '#2f2f4a',
    goodBack: '#1c2b12',
    warningBack: '#3a3113',
    attentionBack: '#3b1519',
  },
};

/** A host configuration near to that of the Teams clients: close enough to judge a card by eye, not pixel-true. */
export function teamsHostConfig(theme: Theme): object {
  const palette = PALETTES[theme];
  const tone = (color: string) => ({ default: color, subtle: color });
  const foregroundColors = {
    default: { default: palette.text, subtle: palette.subtle },
    dark: tone('#242424'),
    light: tone('#ffffff'),
    accent: tone(palette.accent),
    good: tone(palette.good),
    warning: tone(palette.warning),
    attention: tone(palette.attention),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.border },
    fontFamily: "'Segoe UI', 'Noto Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    containerStyles: {
      default: style(palette.card),
      emphasis: style(palette.emphasis),
      accent: style(palette.accentBack),
      good: style(palette.goodBack),
      warning: style(palette.warningBack),
      attention: style(palette.attentionBack),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { color: 'default', size: 'default', weight: 'default', wrap: true },
      spacing: 12,
    },
    textBlock: { headingLevel: 2 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { size: 'small', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { size: 'small' },
      },
      errorMessage: { size: 'small', color: 'attention' },
    },
  };
}

/** The look of buttons and inputs, which a host configuration does not hold. */
export function teamsStyle(theme: Theme): string {
  const palette = PALETTES[theme];
  return `
    body { margin: 0; background: ${palette.page}; font: 14px 'Segoe UI', 'Noto Sans', sans-serif; }
    #frame { padding: 24px; display: inline-block; background: ${palette.page}; }
    #card { background: ${palette.card}; border: 1px solid ${palette.border}; border-radius: 8px; overflow: hidden; }
    p { margin: 0; }
    .ac-pushButton { background: ${palette.button}; color: ${palette.text}; border: 1px solid ${palette.border}; border-radius: 4px;
      padding: 6px 12px; font: 600 14px 'Segoe UI', 'Noto Sans', sans-serif; margin-bottom: 8px; }
    .ac-pushButton.style-positive { background: ${palette.brand}; border-color: ${palette.brand}; color: ${theme === 'light' ? '#fff' : '#000'}; }
    .ac-pushButton.style-destructive { background: ${palette.button}; color: ${palette.attention}; }
    .ac-actionSet { flex-wrap: wrap; }
    .ac-input { background: ${palette.emphasis}; color: ${palette.text}; border: 1px solid ${palette.border}; border-radius: 4px; padding: 6px 8px;
      font: inherit; }
    textarea.ac-input { min-height: 56px; }
    .ac-container[style*='background'] { border-radius: 6px; }
  `;
}
