namespace CredReport.Gsl.Syntax;

/// <summary>
/// Reads a rule by recursive descent.
/// <code>
/// rule       = "IamUser" , [ "where" , expr ] , "should" , [ "not" ] , [ "have" ] , expr , [ "exclude" , expr ] ;
/// expr       = and , { "or" , and } ;
/// and        = not , { "and" , not } ;
/// not        = [ "not" ] , predicate ;
/// predicate  = "(" , expr , ")"
///            | operand , comparison , value
///            | operand , [ "not" ] , "in" , "(" , value , { "," , value } , ")"
///            | operand , [ "not" ] , "like" , string
///            | operand , [ "not" ] , "regexMatch" , regex
///            | operand , [ "not" ] , list-op , "[" , ( expr | value , { "," , value } ) , "]"
///            | operand ;
/// list-op    = "with" | "contain" | "contain-any" | "contain-all" | "contain-none" ;
/// operand    = path , { function } ;
/// function   = name , "(" , [ value , { "," , value } ] , ")" ;
/// comparison = "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ;
/// value      = number | string | "true" | "false" | path ;
/// path       = ( name | "$" ) , { "." , name } ;
/// </code>
/// Keywords are case-insensitive. The first error ends the parsing. A rule about another entity is not parsed: it may use parts of GSL
/// that this grammar does not have.
/// </summary>
internal sealed class Parser
{
    /// <summary>How deep brackets may nest; published rules stay under five.</summary>
    public const int MaxDepth = 64;

    /// <summary>The longest rule that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 16 * 1024;

    private static readonly string[] ListOperators = ["with", "contain", "contain-any", "contain-all", "contain-none"];

    private static readonly string[] Connectives = ["where", "should", "and", "or", "not", "exclude", "in", "like", "regexMatch", .. ListOperators];

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private Parser(string text)
    {
        _text = text;
        _tokens = Lexer.Tokenize(text);
    }

    private Token Current => _tokens[_at];

    /// <summary>Reads a whole rule.</summary>
    /// <exception cref="GslException">The text is not a rule about IamUser.</exception>
    public static RuleSyntax Parse(string text)
    {
        bool isTooLong = text.Length > MaxLength;
        string start = isTooLong ? text[..80] : text;
        if (RuleEntity.Find(start) is { } entity && entity.Name != IamUserEntity.Name) throw new GslException([GslError.At(start, entity.Offset, entity.Refusal)]);
        if (isTooLong) throw new GslException([GslError.At(start, 0, $"The rule has {text.Length} characters; at most {MaxLength} are read.")]);
        return new Parser(text).Rule();
    }

    private RuleSyntax Rule()
    {
        if (!TryTake(IamUserEntity.Name)) throw Expected($"the entity that the rule is about, for example {IamUserEntity.Name}");

        ExpressionSyntax? where = TryTake("where") ? Or() : null;
        if (!TryTake("should")) throw Expected(where is null ? "'where' or 'should'" : "'and', 'or' or 'should'");
        bool negated = TryTake("not");
        TryTake("have");
        ExpressionSyntax condition = Or();
        ExpressionSyntax? exclude = TryTake("exclude") ? Or() : null;
        if (Current.Kind != TokenKind.End) throw Expected($"'and', 'or'{(exclude is null ? ", 'exclude'" : "")} or the end of the rule");
        return new RuleSyntax(where, negated, condition, exclude);
    }

    private ExpressionSyntax Or()
    {
        ExpressionSyntax first = And();
        if (!Current.Is("or")) return first;

        List<ExpressionSyntax> terms = [first];
        while (TryTake("or")) terms.Add(And());
        return new OrSyntax(first.Offset, terms);
    }

    private ExpressionSyntax And()
    {
        ExpressionSyntax first = Not();
        if (!Current.Is("and")) return first;

        List<ExpressionSyntax> terms = [first];
        while (TryTake("and")) terms.Add(Not());
        return new AndSyntax(first.Offset, terms);
    }

    private ExpressionSyntax Not()
    {
        int offset = Current.Offset;
        return TryTake("not") ? new NotSyntax(offset, Predicate()) : Predicate();
    }

    private ExpressionSyntax Predicate()
    {
        if (Current.Kind == TokenKind.OpenParenthesis) return Bracketed(TokenKind.CloseParenthesis, "')'", Or);

        OperandSyntax operand = Operand();
        if (Current.Kind == TokenKind.Comparison)
        {
            Token comparison = Take();
            return new ComparisonSyntax(operand.Offset, operand, comparison.Text, comparison.Offset, Value());
        }

        if (Current.Is("not") && _tokens[_at + 1].Is("in"))
        {
            _at += 2;
            return new InSyntax(operand.Offset, operand, true, ValuesInParentheses());
        }

        if (TryTake("in")) return new InSyntax(operand.Offset, operand, false, ValuesInParentheses());
        if (Current.Is("not") && IsWordOperator(_tokens[_at + 1]))
        {
            _at++;
            return new NotSyntax(operand.Offset, WordOperator(operand)!);
        }

        if (WordOperator(operand) is { } predicate) return predicate;
        if (Current.Kind == TokenKind.Word && !IsConnective(Current)) throw Expected("an operator, 'and', 'or' or 'should'", Connectives);
        return new TermSyntax(operand.Offset, operand);
    }

    /// <summary>The operand with <c>like</c>, <c>regexMatch</c> or a list operator; null if none of them follows.</summary>
    private ExpressionSyntax? WordOperator(OperandSyntax operand)
    {
        if (TryTake("like")) return new LikeSyntax(operand.Offset, operand, Pattern());
        if (TryTake("regexMatch")) return Regex(operand);
        return ListOperator(Current) is { } listOperator ? List(operand, listOperator) : null;
    }

    private static bool IsWordOperator(Token token) => token.Is("like") || token.Is("regexMatch") || ListOperator(token) is not null;

    private static string? ListOperator(Token token) => Array.Find(ListOperators, token.Is);

    private ValueSyntax Pattern() =>
        Current.Kind == TokenKind.String ? Value() : throw Expected("a text in quotation marks, for example '%admin%'");

    private RegexMatchSyntax Regex(OperandSyntax operand)
    {
        if (Current.Kind != TokenKind.Regex) throw Expected("a pattern between slashes, for example /^admin/i");
        Token literal = Take();
        return new RegexMatchSyntax(operand.Offset, operand, literal.Text, literal.Offset);
    }

    private ListSyntax List(OperandSyntax operand, string listOperator)
    {
        _at++;
        if (Current.Kind != TokenKind.OpenBracket) throw Expected("'['");
        IReadOnlyList<ValueSyntax> values = [];
        ExpressionSyntax? inner = Bracketed<ExpressionSyntax?>(TokenKind.CloseBracket, "']'", () =>
        {
            if (Current.Kind is not (TokenKind.String or TokenKind.Number)) return Or();
            values = Values();
            return null;
        });
        return new ListSyntax(operand.Offset, operand, listOperator, inner, values);
    }

    private T Bracketed<T>(TokenKind close, string closeDisplay, Func<T> content)
    {
        if (++_depth > MaxDepth) throw Error(Current.Offset, $"The brackets nest deeper than {MaxDepth} levels.");
        _at++;
        T result = content();
        if (Current.Kind != close) throw Expected(closeDisplay);
        _at++;
        _depth--;
        return result;
    }

    private OperandSyntax Operand()
    {
        int offset = Current.Offset;
        string path = Path("a property, for example passwordEnabled");
        if (Current.Kind == TokenKind.OpenParenthesis)
            throw Error(Current.Offset, $"Found '(' after '{path}'; a function follows the property that it is applied to, as in createDate before(-90, 'days').");

        List<FunctionSyntax> functions = [];
        while (Current.Kind == TokenKind.Word && !IsConnective(Current) && _tokens[_at + 1].Kind == TokenKind.OpenParenthesis)
        {
            Token name = Take();
            functions.Add(new FunctionSyntax(name.Offset, name.Text, Arguments()));
        }

        return new OperandSyntax(offset, path, functions);
    }

    private string Path(string expected)
    {
        if (Current.Kind != TokenKind.Dollar && (Current.Kind != TokenKind.Word || IsConnective(Current))) throw Expected(expected);

        string path = Take().Text;
        while (Current.Kind == TokenKind.Dot)
        {
            _at++;
            if (Current.Kind != TokenKind.Word) throw Expected("the name of a property after the dot");
            path += "." + Take().Text;
        }

        return path;
    }

    private IReadOnlyList<ValueSyntax> Arguments()
    {
        _at++;
        if (Current.Kind == TokenKind.CloseParenthesis)
        {
            _at++;
            return [];
        }

        return ClosedValues();
    }

    private IReadOnlyList<ValueSyntax> ValuesInParentheses()
    {
        if (Current.Kind != TokenKind.OpenParenthesis) throw Expected("'(' and the values to look for");
        _at++;
        return ClosedValues();
    }

    private List<ValueSyntax> ClosedValues()
    {
        List<ValueSyntax> values = Values();
        if (Current.Kind != TokenKind.CloseParenthesis) throw Expected("',' or ')'");
        _at++;
        return values;
    }

    private List<ValueSyntax> Values()
    {
        List<ValueSyntax> values = [Value()];
        while (Current.Kind == TokenKind.Comma)
        {
            _at++;
            values.Add(Value());
        }

        return values;
    }

    private ValueSyntax Value()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _at++;
                return new ValueSyntax(token.Offset, ValueKind.Number, token.Text);
            case TokenKind.String:
                _at++;
                return new ValueSyntax(token.Offset, ValueKind.String, token.Text[1..^1]);
            case TokenKind.Word when token.Is("true") || token.Is("false"):
                _at++;
                return new ValueSyntax(token.Offset, ValueKind.Boolean, token.Text.ToLowerInvariant());
            default:
                return new ValueSyntax(token.Offset, ValueKind.Path, Path("a number, a text in quotation marks, true, false or a property"));
        }
    }

    private static bool IsConnective(Token token) => Array.Exists(Connectives, token.Is) || token.Is("groupBy");

    private Token Take() => _tokens[_at++];

    private bool TryTake(string keyword)
    {
        if (!Current.Is(keyword)) return false;
        _at++;
        return true;
    }

    private GslException Expected(string expected, IEnumerable<string>? known = null)
    {
        if (Current.Kind == TokenKind.Invalid) return Error(Current.Offset, Current.Text);
        if (Current.Is("groupBy")) return Error(Current.Offset, $"{Current.Display} is not supported: a rule is evaluated for one user at a time. Accepted are 'where', 'should' and 'exclude'.");

        string[] candidates = [.. known ?? [], .. expected.Split('\'').Where((quoted, i) => i % 2 == 1 && char.IsAsciiLetter(quoted[0]))];
        string hint = Current.Kind == TokenKind.Word ? Diagnostics.Suggestion.DidYouMean(Current.Text, candidates) : "";
        return Error(Current.Offset, $"Found {Current.Display}; expected {expected}.{hint}");
    }

    private GslException Error(int offset, string message) => new([GslError.At(_text, offset, message)]);
}
