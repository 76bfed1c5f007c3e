// Tags of links: words of the reader's own, by which links are found again.

/** The tags of a link, whether they are saved or not. */
const tagsOf = link => decisions.get(link.id)?.tags ?? link.source.tags ?? [];

/** All tags that are in use, in the order of the alphabet. */
function tagsInUse() {
  const used = new Set(links.flatMap(tagsOf));
  return [...used].sort((a, b) => a.localeCompare(b, language));
}

function setTags(link, tags) {
  act({ kind: "tags", link: link.id, tags });
}

/** Keeps a tag that is half written, over a reload too; "" forgets it. */
function keepHalf(link, text) {
  own.half = text ? { link: link.id, text } : null;
  keepOwn();
}

/** A tag is written anew only if the link has it not, however it is capitalized. */
function addTag(link, text) {
  const tag = text.trim().replace(/\s+/g, " ");
  const has = tagsOf(link).some(one => fold(one) === fold(tag));
  // A tag that is in use is taken as it is written there.
  if (tag && !has) setTags(link, [...tagsOf(link), tagsInUse().find(one => fold(one) === fold(tag)) ?? tag]);
}

/** The tags of a link; in a review with a field for one more, and buttons that take one away. */
function tagsNode(link) {
  const tags = tagsOf(link);
  if (!isReview) return tags.length ? el("p", { class: "tags" }, tags.map(tag => el("span", { class: "tag" }, bdi(tag)))) : null;
  const take = () => {
    const text = input.value;
    input.value = "";
    keepHalf(link, "");
    addTag(link, text);
  };
  const input = el("input", {
    type: "text", list: "tags-in-use", data: { field: "tag", aim: `tags:${link.id}` }, "aria-label": say("tags.add", { link: called(link) }), placeholder: say("tags.new"), dir: "auto", maxlength: "60", autocomplete: "off",
    onkeydown: event => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      take();
    },
    oninput: () => keepHalf(link, input.value),
    // A field that is made anew is not left, nor is it where the window is.
    onchange: () => { if (!isMakingAnew && input.isConnected) take(); },
    onblur: () => { if (!isMakingAnew && input.isConnected && document.activeElement !== input) take(); },
  });
  if (own.half?.link === link.id) input.value = own.half.text;
  return el("div", { class: "tags" },
    tags.map(tag => el("span", { class: "tag" }, bdi(tag), el("button", {
      type: "button", class: "tag-remove", data: { field: `tag:${tag}` }, "aria-label": say("tags.remove", { tag }), title: say("tags.remove", { tag }),
      onclick: () => setTags(link, tagsOf(link).filter(one => one !== tag)),
    }, el("span", { "aria-hidden": "true" }, "×")))),
    input, el("datalist", { id: "tags-in-use" }, tagsInUse().filter(tag => !tags.includes(tag)).map(tag => el("option", { value: tag }))));
}

/** The tags to filter by, and to go through. */
function showTagChoices() {
  const tags = tagsInUse();
  if (filter.tag && !tags.includes(filter.tag)) tags.push(filter.tag);
  clear(byId("tag"), el("option", { value: "" }, say("tags.any")), tags.map(tag => el("option", { value: tag }, tag)));
  byId("tag").value = filter.tag;
  byId("tag-field").hidden = !tags.length;
  if (isReview) showQueueChoices();
}

byId("tag").addEventListener("change", () => { filter.tag = byId("tag").value; applyFilters(); });
on("tagged", showTagChoices);
on("relinked", ({ removed }) => {
  if (!removed.some(link => link.id === own.half?.link && !isThere(link))) return;
  showTrouble(say("review.text", { text: own.half.text }));
  own.half = null;
  keepOwn();
});
