package dev.sluice.helm.function;

import dev.sluice.helm.time.Moment;
import dev.sluice.helm.time.Zone;
import dev.sluice.helm.value.Arguments;
import dev.sluice.helm.value.Function;
import dev.sluice.helm.value.FunctionError;
import dev.sluice.helm.value.GoType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All functions of a template but those that the template engine itself brings.
public final class Functions {

    private Functions() {}

    /// The functions of Helm 3: sprig's, some of them other than there, and its own.
    public static List<Function> ofHelm3(Surroundings surroundings, CostlyDraws made) {
        var functions = ofSprig(surroundings, made);
        functions.removeIf(function -> function.name().equals("fail"));
        functions.addAll(SerializationFunctions.all());
        functions.add(lookup(surroundings.lookup()));
        return functions;
    }

    /// Sprig's own functions.
    ///
    /// @param made what was made before
    public static List<Function> ofSprig(Surroundings surroundings, CostlyDraws made) {
        var functions = new ArrayList<Function>();
        functions.addAll(StringFunctions.all());
        functions.addAll(CaseFunctions.all());
        functions.addAll(RegexFunctions.all());
        functions.addAll(ListFunctions.all());
        functions.addAll(DictFunctions.all());
        functions.addAll(DefaultFunctions.all());
        functions.addAll(MathFunctions.all());
        functions.addAll(SequenceFunctions.all());
        functions.addAll(EncodingFunctions.all());
        functions.addAll(SerializationFunctions.ofSprig());
        functions.addAll(PathFunctions.all());
        functions.addAll(UrlFunctions.all());
        functions.addAll(VersionFunctions.all());
        functions.addAll(DateFunctions.all(new Moment(surroundings.now(), Zone.UTC)));
        functions.addAll(HashFunctions.all(surroundings.draws(), made));
        functions.addAll(CipherFunctions.all(surroundings.draws()));
        functions.addAll(
                CertificateFunctions.all(surroundings.now(), surroundings.draws(), made.keys()));
        functions.addAll(RandomFunctions.all(surroundings.draws()));
        functions.add(Function.of("fail", GoType.STRING, Functions::fail, GoType.STRING));
        return functions;
    }

    /// The functions of Helm 4: those of Helm 3, stricter writers, and durations.
    public static List<Function> ofHelm4(Surroundings surroundings, CostlyDraws made) {
        var functions = ofHelm3(surroundings, made);
        functions.addAll(SerializationFunctions.newer());
        functions.addAll(DurationFunctions.all());
        return functions;
    }

    private static @Nullable Object fail(Arguments arguments) {
        throw new FunctionError(arguments.string(0));
    }

    private static Function lookup(Surroundings.Lookup objects) {
        return Function.of(
                "lookup",
                GoType.MAP,
                a -> objects.find(a.string(0), a.string(1), a.string(2), a.string(3)),
                GoType.STRING,
                GoType.STRING,
                GoType.STRING,
                GoType.STRING);
    }
}
