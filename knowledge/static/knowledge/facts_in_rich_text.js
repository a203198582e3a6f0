// Facts in rich text: the button and the “/” command put in a plain token, and the token shows what it says.
(() => {
  const { React, DraftJS, draftail } = window;

  class Source extends React.Component {
    componentDidMount() {
      const { editorState, onComplete, onClose } = this.props;
      let chosen = false;
      window.jQuery(document.body).one("hidden.bs.modal", () => { if (!chosen) onClose(); });
      window.valkomstenFacts.choose(({ token }) => {
        chosen = true;
        const words = DraftJS.Modifier.replaceText(editorState.getCurrentContent(), editorState.getSelection(), token);
        onComplete(DraftJS.EditorState.push(editorState, words, "insert-characters"));
      });
    }

    render() {
      return null;
    }
  }

  const Token = ({ decoratedText, children }) => {
    const [said, learn] = React.useState(null);
    React.useEffect(() => {
      const [, key, alone] = [...decoratedText.matchAll(window.valkomstenFacts.TOKEN)][0];
      window.valkomstenFacts.known().then((facts) => learn(window.valkomstenFacts.says(facts, key, alone)));
    }, [decoratedText]);
    const look = said?.wrong ? "facts-token facts-wrong" : "facts-token";
    return React.createElement("span", { className: look, title: said?.label, "data-says": said?.text }, children);
  };

  const strategy = (block, mark) => {
    for (const found of block.getText().matchAll(window.valkomstenFacts.TOKEN)) mark(found.index, found.index + found[0].length);
  };

  draftail.registerPlugin({ type: "FACT", source: Source }, "entityTypes");
  draftail.registerPlugin({ type: "FACT", strategy, component: Token }, "decorators");
})();
