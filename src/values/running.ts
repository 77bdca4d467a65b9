/** The program that is running: the name of its module, which classes made for it by the library carry. */
export const running: { module: string } = { module: "__main__" };
