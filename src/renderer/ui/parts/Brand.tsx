/** The name of the product as it is set everywhere. */
export const Brand = () => (
  <span className="brand">
    Facing Pages <span lang="zh-Hant">對照</span>
  </span>
)
