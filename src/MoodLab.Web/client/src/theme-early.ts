// Runs in <head> before anything is painted, so that a dark page never flashes light.
import { readChoice, showTheme } from "./theme-state";

showTheme(readChoice());
