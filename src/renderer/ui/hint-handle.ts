import { Tooltip } from '@base-ui/react/tooltip';

/** Ties every trigger to the one tooltip. The payload is the text to show. */
export const hintHandle = Tooltip.createHandle<string>();
