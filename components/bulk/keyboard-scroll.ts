/** For what scrolls by itself and holds nothing else to focus: the keyboard must get to it (WCAG 2.1.1). */
export const KEYBOARD_SCROLL = { tabIndex: 0 } as const;
